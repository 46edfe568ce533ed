//! Passwords: argon2id, off the async threads.

use super::ServiceError;
use super::heavy::Heavy;
use argon2::Argon2;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};

/// Shortest password that is taken, in characters.
pub const SHORTEST: usize = 8;
/// Longest, in bytes.
pub const LONGEST: usize = 200;

/// A hash for storage (PHC string).
///
/// # Errors
/// `Invalid` for a password that is too short or too long; `Document` when the generator fails.
pub fn hash(password: &str) -> Result<String, ServiceError> {
    if password.chars().count() < SHORTEST {
        return Err(ServiceError::field("password", "too_short"));
    }
    if password.len() > LONGEST {
        return Err(ServiceError::field("password", "too_long"));
    }
    let salt = super::secrets::random::<16>().and_then(|bytes| SaltString::encode_b64(&bytes).ok());
    let salt = salt.ok_or(ServiceError::Document)?;
    let hash = Argon2::default().hash_password(password.as_bytes(), &salt).map_err(|error| {
        tracing::error!(%error, "password hash");
        ServiceError::Document
    })?;
    Ok(hash.to_string())
}

/// Whether the password belongs to the hash. Without a hash as much work is done, so that an unknown name takes as
/// long as a known one.
///
/// # Errors
/// `Busy` when too many sign in at once.
pub async fn matches(heavy: &Heavy, password: String, hash: Option<String>) -> Result<bool, ServiceError> {
    // A hash of nothing that anybody can type, with the parameters in use.
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let known = hash.is_some();
    let work = move || {
        let hash = hash.as_deref().unwrap_or(NOBODY);
        PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    };
    Ok(heavy.run(work).await? && known)
}

/// A password that can be read aloud: four groups of four, without letters that look alike.
pub fn generate() -> Option<String> {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789x";
    let bytes = super::secrets::random::<16>()?;
    let letters: Vec<char> =
        bytes.iter().filter_map(|byte| LETTERS.get(usize::from(byte % 32))).map(|byte| char::from(*byte)).collect();
    Some(letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_matches() {
        let stored = hash("correct horse").unwrap();
        let heavy = Heavy::by_processors();
        let check = async |typed: &str, stored| matches(&heavy, typed.to_owned(), stored).await.unwrap();
        assert!(check("correct horse", Some(stored.clone())).await);
        assert!(!check("correct horsf", Some(stored)).await);
        assert!(!check("correct horse", None).await);
    }

    #[test]
    fn too_short_and_too_long_are_refused() {
        assert!(matches!(hash("1234567"), Err(ServiceError::Invalid(_))));
        assert!(matches!(hash(&"x".repeat(201)), Err(ServiceError::Invalid(_))));
        assert_ne!(hash("12345678").unwrap(), hash("12345678").unwrap(), "every hash has its own salt");
    }

    #[test]
    fn generated_passwords_are_long_and_differ() {
        let (first, second) = (generate().unwrap(), generate().unwrap());
        assert_eq!(first.len(), 19);
        assert_ne!(first, second);
    }
}
