//! Signing in and out.

use super::door::{ask, send};
use domain::api::account::{ME, Me, SIGN_IN, SIGN_OUT, SignIn};
use domain::api::{NoBody, Problem};

/// Signs in.
pub fn sign_in(input: SignIn, key: String) -> impl Future<Output = Result<Me, Problem>> + Send {
    send(SIGN_IN, &[], &input, &key)
}

/// Signs out.
pub fn sign_out() -> impl Future<Output = Result<NoBody, Problem>> + Send {
    send(SIGN_OUT, &[], &NoBody {}, "")
}

/// Who is signed in; a problem with code `sign_in` when nobody is.
pub fn me() -> impl Future<Output = Result<Me, Problem>> + Send {
    ask(ME, &[], &NoBody {})
}
