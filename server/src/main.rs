//! Binary `hall`: see `hall --help`.

use clap::Parser;
use server::cli::Cli;
use std::process::ExitCode;

fn main() -> ExitCode {
    server::cli::run(Cli::parse())
}
