#!/usr/bin/env bash
# Gives the active rustc the standard library for wasm32, on machines where rustup must not download.
# Builds it once from Debian's rust-web-src; marked with the compiler's version, so a second run is instant.
set -euo pipefail

target=wasm32-unknown-unknown
sysroot=$(rustc --print sysroot)
lib="$sysroot/lib/rustlib/$target/lib"
stamp="$lib/.built-for"
version=$(rustc -vV)

if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$version" ]; then exit 0; fi
# A standard library that some other package or rustup put there is as good as ours.
if [ ! -f "$stamp" ] && compgen -G "$lib/libstd-*.rlib" >/dev/null; then exit 0; fi

host=$(rustc -vV | sed -n 's/^host: //p')
llvm=$(rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
echo "set-up: building the wasm32 standard library once (about a minute) ..."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/src"
printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2024"\n' >"$work/Cargo.toml"
printf '#![no_std]\n' >"$work/src/lib.rs"
(
  cd "$work"
  RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes RUSTC="$(command -v rustc)" CARGO_TARGET_DIR="$work/target" \
    cargo build --quiet -Zbuild-std=std,panic_abort,test --target "$target" --release
)
mkdir -p "$lib"
rm -f "$lib"/*.rlib
find "$work/target/$target/release/deps" -name '*.rlib' ! -name 'libempty-*' -exec cp {} "$lib/" \;
bin="$sysroot/lib/rustlib/$host/bin"
if [ ! -e "$bin/rust-lld" ]; then
  mkdir -p "$bin"
  ln -s "$(command -v "lld-$llvm")" "$bin/rust-lld"
fi
printf '%s' "$version" >"$stamp"
