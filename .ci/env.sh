#!/usr/bin/env bash
# What every script here shares: folders, and which Rust toolchain is used. Source it, or run one command with it:
#   bash .ci/env.sh cargo build
#
# The toolchain, in this order:
#   1. the rustc on PATH, when it is new enough and has the standard library for WebAssembly;
#   2. rustup, which may fetch what is missing - unless RUSTUP_AUTO_INSTALL=0 says that it must not;
#   3. Debian's own packages (rustc-web and friends), with /usr/bin put first in PATH.
# .ci/setup.sh installs; this file only looks, which takes some hundredths of a second.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1
target=${CARGO_TARGET_DIR:-$root/target}
cache=${HALL_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/hongqiao-hall}
site=$target/site
wasm=wasm32-unknown-unknown
export root target cache site wasm toolchain
export CARGO_TARGET_DIR=$target
export PATH=$cache/tools/bin:$PATH
# Everyday commands wait for nobody's answer.
export CARGO_TERM_PROGRESS_WHEN=${CARGO_TERM_PROGRESS_WHEN:-auto}

say() { printf 'hall: %s\n' "$*"; }
fail() { printf 'hall: %s\n' "$*" >&2; exit 1; }

# The oldest compiler that builds this workspace, for instance 1.96.
needed_rust() { sed -n 's/^rust-version = "\(.*\)"/\1/p' "$root/Cargo.toml"; }

# Whether there is a rustc on PATH that is new enough.
new_enough() {
  local have need
  have=$(rustc --version 2>/dev/null | sed -n 's/^rustc \([0-9]*\.[0-9]*\).*/\1/p')
  need=$(needed_rust)
  [ -n "$have" ] && [ "$(printf '%s\n%s\n' "$need" "$have" | sort -V | head -n 1)" = "$need" ]
}

# Whether that rustc can build for the browser. What .ci/wasm-std.sh built serves only the compiler that built it.
has_wasm() {
  local lib
  lib=$(rustc --print sysroot 2>/dev/null)/lib/rustlib/$wasm/lib
  compgen -G "$lib/libstd-*.rlib" >/dev/null && { [ ! -f "$lib/.built-for" ] || [ "$(cat "$lib/.built-for")" = "$(rustc -vV)" ]; }
}

may_download() { command -v rustup >/dev/null && [ "${RUSTUP_AUTO_INSTALL:-}" != 0 ]; }
has_apt() { command -v apt-get >/dev/null; }

toolchain=none
# Sets `toolchain` to ready, rustup, debian or none, and PATH to fit.
choose_toolchain() {
  if new_enough && has_wasm; then toolchain=ready
  elif may_download; then toolchain=rustup
  elif has_apt; then
    toolchain=debian
    export PATH=/usr/bin:$PATH
  else toolchain=none
  fi
}
choose_toolchain

if [ "${BASH_SOURCE[0]}" = "$0" ]; then exec "$@"; fi
