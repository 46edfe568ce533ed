//! Names that change with the content, so that a browser may keep a file for ever.

use sha2::{Digest, Sha256};

/// Sixteen hexadecimal digits (64 bits) of SHA-256 over the parts, each with its length before it.
pub(crate) fn content_hash<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// `hall.js` with hash `1f…` is `hall.1f….js`; a name without an extension gets the hash at its end.
pub(crate) fn hashed_name(name: &str, hash: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
        None => format!("{name}.{hash}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_kept_apart() {
        assert_ne!(content_hash([b"ab".as_slice(), b"c"]), content_hash([b"a".as_slice(), b"bc"]));
        assert_eq!(content_hash([b"ab".as_slice()]).len(), 16);
    }

    #[test]
    fn the_hash_stands_before_the_extension() {
        assert_eq!(hashed_name("snippets/a-1/inline0.js", "ff"), "snippets/a-1/inline0.ff.js");
        assert_eq!(hashed_name("LICENSE", "ff"), "LICENSE.ff");
    }
}
