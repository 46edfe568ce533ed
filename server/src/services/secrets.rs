//! Random and hashed things: session tokens, query codes, idempotency keys, event hashes.

use rand::TryRngCore;
use rand::rngs::OsRng;
use sha2::{Digest, Sha256};

/// Bytes from the operating system's generator; none when it fails.
pub fn random<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    OsRng.try_fill_bytes(&mut bytes).ok()?;
    Some(bytes)
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// SHA-256, hexadecimal.
pub fn sha256(bytes: impl AsRef<[u8]>) -> String {
    hex(&Sha256::digest(bytes))
}

/// A fresh key for a form, so that pressing its button twice does the thing once.
pub fn new_idempotency_key() -> String {
    random::<16>().map(|bytes| hex(&bytes)).unwrap_or_default()
}
