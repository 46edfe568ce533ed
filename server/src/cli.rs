//! The command line of `hall`.

mod backup;
mod check;
mod listen;
mod lock;
mod sample;
mod serve;
mod user;

use crate::config::{Config, ConfigProblem, Given, GivenServe};
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

/// The service hall: guides, forms, counter, clock and lights of an administrative service centre.
///
/// Settings come from a flag, else from the environment (HALL_...), else from the settings file (TOML), else from the
/// default. The hall itself - its name, phones, addresses, office hours - is set in the file only, in its table "hall".
/// `hall check` says whether everything is in place.
#[derive(Debug, clap::Parser)]
#[command(name = "hall", version, max_term_width = 100)]
pub struct Cli {
    #[command(flatten)]
    given: Given,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Opens the hall: pages, public interface, probes (/healthz, /readyz, /metrics). Stops on Ctrl-C or SIGTERM
    Serve {
        #[command(flatten)]
        given: GivenServe,
        /// Load the built-in sample first, if the database is empty, and print its people
        #[arg(long, env = "HALL_SAMPLE", value_parser = clap::builder::FalseyValueParser::new())]
        sample: bool,
    },
    /// The sample: 12 departments, 58 services, staff posts, forms, calendar
    #[command(subcommand)]
    Sample(SampleCommand),
    /// People who sign in
    #[command(subcommand)]
    User(user::UserCommand),
    /// Writes the whole database into FILE while the hall may go on working
    Backup {
        /// The file to write; must not be there yet
        file: PathBuf,
    },
    /// Puts a backup back. Stop the hall first
    Restore {
        /// The file that `hall backup` wrote
        file: PathBuf,
        /// Put it in place of the database that is there. An SQLite database is kept beside it; of PostgreSQL make a
        /// backup first: what is there is dropped
        #[arg(long)]
        replace: bool,
    },
    /// Says whether settings, database, fonts and disk are in order, and what to do if not. Changes nothing
    Check {
        #[command(flatten)]
        given: GivenServe,
    },
    /// Prints the OpenAPI document of the public interface
    Openapi,
}

#[derive(Debug, clap::Subcommand)]
enum SampleCommand {
    /// Loads the sample into an empty database, all of it or nothing
    Load {
        /// Folder with catalogue.json, calendar.json and forms/*.json instead of the built-in ones
        #[arg(long, value_name = "FOLDER")]
        from: Option<PathBuf>,
    },
}

/// Runs a command; its exit code is 0 when it did what was asked.
pub fn run(cli: Cli) -> ExitCode {
    // The database holds people's numbers: what this program writes is its owner's alone.
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    let outcome = match (Config::load(cli.given.clone()), cli.command) {
        // What else is wrong is to be seen all the same.
        (Err(fault), Command::Check { given }) => look_further(cli.given, given, &fault),
        (loaded, command) => loaded.map_err(Into::into).and_then(|config| execute(config, command)),
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("hall: {error}");
            ExitCode::FAILURE
        }
    }
}

/// `hall check` where the settings are at fault.
fn look_further(given: Given, serve: GivenServe, fault: &ConfigProblem) -> Result<ExitCode, Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    Ok(runtime.block_on(check::check(&Config::without_file(given), serve, Some(fault))))
}

fn execute(config: Config, command: Command) -> Result<ExitCode, Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let done = match command {
        Command::Serve { given, sample } => {
            let serve_config = config.serve(given)?;
            runtime.block_on(serve::serve(config, serve_config, sample))
        }
        Command::Sample(SampleCommand::Load { from }) => runtime.block_on(sample::load(&config, from)),
        Command::User(command) => runtime.block_on(user::run(&config, command)),
        Command::Backup { file } => runtime.block_on(backup::backup(&config, &file)),
        Command::Restore { file, replace } => runtime.block_on(backup::restore(&config, &file, replace)),
        Command::Check { given } => return Ok(runtime.block_on(check::check(&config, given, None))),
        Command::Openapi => {
            println!("{}", crate::http::openapi_document().to_pretty_json()?);
            Ok(())
        }
    };
    runtime.shutdown_timeout(std::time::Duration::from_secs(5));
    done.map(|()| ExitCode::SUCCESS)
}
