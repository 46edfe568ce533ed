//! `#[db_test]`: one test, run on SQLite and on PostgreSQL.
//!
//! ```text
//! #[db_test]
//! async fn a_number_is_never_given_twice(store: Store) { … }
//! ```
//!
//! makes a module of the same name with the tests `sqlite` and `postgres`. Both hand the function a fresh, migrated
//! database through `crate::storage::testing`.

use proc_macro::{TokenStream, TokenTree};

/// Runs the async function, which takes a `Store`, on both databases.
#[proc_macro_attribute]
pub fn db_test(_: TokenStream, item: TokenStream) -> TokenStream {
    let Some(name) = function_name(&item) else {
        return "compile_error!(\"#[db_test] stands before an async function that takes a Store\");"
            .parse()
            .unwrap_or_default();
    };
    let tests = format!(
        "mod {name} {{
            #[allow(unused_imports)]
            use super::*;

            {item}

            #[test]
            fn sqlite() {{
                crate::storage::testing::on_sqlite({name});
            }}

            #[test]
            fn postgres() {{
                crate::storage::testing::on_postgres({name});
            }}
        }}"
    );
    tests.parse().unwrap_or_default()
}

/// The identifier after `fn`.
fn function_name(item: &TokenStream) -> Option<String> {
    let mut tokens = item.clone().into_iter();
    tokens.find(|token| matches!(token, TokenTree::Ident(word) if word.to_string() == "fn"))?;
    match tokens.next() {
        Some(TokenTree::Ident(name)) => Some(name.to_string()),
        _ => None,
    }
}
