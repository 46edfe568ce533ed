//! `bundle`: turns the browser part into the files that the hall serves.
//!
//! In: the WebAssembly file that cargo built, the stylesheets of `style/`, the files of `public/`. Out: a folder with
//! content-hashed names under `pkg/`, compressed siblings, and `manifest.json`, from which the server learns the names.
//! `docs/BROWSER-PART.md` tells how page and server use them.

mod browser;
mod budgets;
mod compress;
mod error;
mod hash;
mod manifest;
mod pack;
mod sections;
mod site;
mod style;

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, Parser, Subcommand};

/// Turns the browser part into the files that the hall serves.
#[derive(Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    pack: Pack,
}

#[derive(Subcommand)]
enum Command {
    /// Print the bytes on the wire against their budgets; exit 1 when one is exceeded.
    Budgets {
        /// The bundled site.
        #[arg(long, default_value = "target/site")]
        site: PathBuf,
    },
}

/// What to bundle, from where to where.
#[derive(Args)]
struct Pack {
    /// The WebAssembly file that cargo built from app/client.
    #[arg(long, default_value = "target/wasm32-unknown-unknown/wasm-release/client.wasm")]
    wasm: PathBuf,
    /// The folder to write; what is not part of the site is removed from it.
    #[arg(long, default_value = "target/site")]
    site: PathBuf,
    /// The folder of the stylesheets; its main.css states their order.
    #[arg(long, default_value = "style")]
    style: PathBuf,
    /// Files to serve as they are; the folder may be missing.
    #[arg(long, default_value = "public")]
    public: PathBuf,
    /// For developing: no compressed siblings, function names kept.
    #[arg(long)]
    quick: bool,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let result = match &cli.command {
        Some(Command::Budgets { site }) => budgets::check(site),
        None => pack::pack(&cli.pack),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("bundle: {problem}");
            ExitCode::FAILURE
        }
    }
}
