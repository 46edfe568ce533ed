//! `hall user add|list|reset`.

use crate::clock::{Clock, SystemClock};
use crate::config::Config;
use crate::services::{ServiceError, passwords};
use crate::storage::users::{self, User};
use crate::storage::{Store, StoreError, catalogue};
use domain::permission::{Action, Post, Role, may};
use std::error::Error;
use std::io::Read;

#[derive(Debug, clap::Subcommand)]
pub(super) enum UserCommand {
    /// Adds a person and prints the password
    Add {
        /// Sign-in name, 2 to 40 lower-case letters, digits, dots or hyphens
        name: String,
        /// Role
        #[arg(long, value_parser = role, value_name = "ROLE", help = roles())]
        role: Role,
        /// Department code, for instance TD
        #[arg(long)]
        department: Option<String>,
        /// Window number
        #[arg(long)]
        window: Option<u8>,
        /// A or B post at the window
        #[arg(long, value_parser = post)]
        post: Option<Post>,
        /// Name or post shown, Chinese [default: the sign-in name]
        #[arg(long)]
        title_zh: Option<String>,
        /// The same in English [default: the sign-in name]
        #[arg(long)]
        title_en: Option<String>,
        /// Read the password from standard input instead of making one
        #[arg(long)]
        password_stdin: bool,
    },
    /// Lists everyone
    List,
    /// Gives a person a new password and ends their sessions
    Reset {
        /// Sign-in name
        name: String,
        /// Read the password from standard input instead of making one
        #[arg(long)]
        password_stdin: bool,
    },
}

fn roles() -> String {
    let codes: Vec<&str> = Role::ALL.into_iter().map(Role::code).collect();
    format!("One of {}", codes.join(", "))
}

fn role(text: &str) -> Result<Role, String> {
    Role::parse(text).ok_or_else(|| format!("no such role; {}", roles().to_lowercase()))
}

fn post(text: &str) -> Result<Post, String> {
    Post::parse(text).ok_or_else(|| "A or B".to_owned())
}

pub(super) async fn run(config: &Config, command: UserCommand) -> Result<(), Box<dyn Error>> {
    let store = Store::open_existing(&config.database).await?;
    match command {
        UserCommand::Add { name, role, department, window, post, title_zh, title_en, password_stdin } => {
            check_name(&name)?;
            check_place(&store, role, department.as_deref(), window).await?;
            let (password, made) = password(password_stdin)?;
            let user = User {
                title_zh: title_zh.unwrap_or_else(|| name.clone()),
                title_en: title_en.unwrap_or_else(|| name.clone()),
                name: name.clone(),
                role,
                department,
                window,
                post,
                password_hash: hash(&password)?,
                active: true,
            };
            let at = SystemClock.now().timestamp_millis();
            match store.write(async move |tx| users::insert(tx, user, at).await).await {
                Err(StoreError::Conflict) => {
                    return Err(format!("there is a {name} already; hall user reset {name}").into());
                }
                other => other?,
            }
            println!("Added {name}.{}", shown(made.then_some(&password)));
        }
        UserCommand::List => {
            for user in users::all(store.read()).await? {
                let window = user.window.map_or_else(String::new, |window| format!("window {window}"));
                let post = user.post.map_or("", Post::code);
                let department = user.department.unwrap_or_default();
                println!(
                    "{:<16}{:<20}{department:<8}{window:<11}{post:<3}{}",
                    user.name,
                    user.role.code(),
                    user.title_zh
                );
            }
        }
        UserCommand::Reset { name, password_stdin } => {
            let (password, made) = password(password_stdin)?;
            let (hash, wanted) = (hash(&password)?, name.clone());
            if !store.write(async move |tx| users::set_password(tx, &wanted, hash).await).await? {
                return Err(format!("there is no {name}; hall user list shows everyone").into());
            }
            println!("{name} has a new password; older sessions have ended.{}", shown(made.then_some(&password)));
        }
    }
    Ok(())
}

fn check_name(name: &str) -> Result<(), String> {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-".contains(&byte);
    if (2..=40).contains(&name.len()) && name.bytes().all(fits) {
        Ok(())
    } else {
        Err(format!("{name:?} is no sign-in name: 2 to 40 lower-case letters, digits, dots or hyphens"))
    }
}

/// A person of a window has one that is there, and its department; a person of a department has one that is there.
async fn check_place(
    store: &Store,
    role: Role,
    department: Option<&str>,
    window: Option<u8>,
) -> Result<(), Box<dyn Error>> {
    let at_window = may(Some(role), Action::AcceptCase);
    if at_window && (window.is_none() || department.is_none()) {
        return Err(format!("{} needs --window and --department", role.code()).into());
    }
    let of_department = may(Some(role), Action::ReadCases) && !may(Some(role), Action::ReadAllCases);
    if of_department && department.is_none() {
        return Err(format!("{} needs --department", role.code()).into());
    }
    if window.is_some() && !at_window && role != Role::EnquiryDesk {
        return Err(format!("{} has no window; leave --window out", role.code()).into());
    }
    let departments = catalogue::departments(store.read()).await?;
    if let Some(code) = department
        && departments.iter().all(|known| known.code != code)
    {
        let codes: Vec<&str> = departments.iter().map(|known| known.code.as_str()).collect();
        return Err(format!("there is no department {code}; there are: {}", codes.join(", ")).into());
    }
    if let Some(no) = window {
        let windows = catalogue::windows(store.read()).await?;
        let found = windows.iter().find(|known| known.no == no).ok_or_else(|| format!("there is no window {no}"))?;
        if at_window && department != Some(found.department.as_str()) {
            return Err(format!("window {no} belongs to {}, not to this department", found.department).into());
        }
    }
    Ok(())
}

fn password(from_stdin: bool) -> Result<(String, bool), Box<dyn Error>> {
    if !from_stdin {
        return Ok((passwords::generate().ok_or("the system gives no random numbers")?, true));
    }
    let mut text = String::new();
    std::io::stdin().take(1024).read_to_string(&mut text)?;
    Ok((text.trim_end_matches(['\r', '\n']).to_owned(), false))
}

fn hash(password: &str) -> Result<String, String> {
    passwords::hash(password).map_err(|error| match error {
        ServiceError::Invalid(_) => "a password has 8 to 200 characters".to_owned(),
        other => other.to_string(),
    })
}

fn shown(password: Option<&String>) -> String {
    password.map_or_else(String::new, |password| format!(" Password: {password}"))
}
