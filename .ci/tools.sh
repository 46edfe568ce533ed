#!/usr/bin/env bash
# Installs the cargo tools that the tests use, in pinned versions, below the cache folder. A tool of the pinned version
# that is on PATH already is used as it is; so is any cargo-nextest.
#   bash .ci/tools.sh cargo-nextest cargo-deny cargo-machete wasm-bindgen-cli
set -euo pipefail
# shellcheck source=.ci/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

pin() {
  case $1 in
    cargo-nextest) echo 0.9.143 ;;
    cargo-deny) echo 0.20.2 ;;
    cargo-machete) echo 0.9.2 ;;
    wasm-bindgen-cli) echo 0.2.130 ;; # exactly the library's version in Cargo.lock
    *) fail "no version is pinned for $1" ;;
  esac
}

# The command that a package is wanted for.
command_of() { if [ "$1" = wasm-bindgen-cli ]; then echo wasm-bindgen-test-runner; else echo "$1"; fi; }

# The version of the tool on PATH; empty when there is none.
version_of() { "$(command_of "$1")" --version 2>/dev/null | head -n 1 | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -n 1 || true; }

for tool in "$@"; do
  wanted=$(pin "$tool")
  have=$(version_of "$tool")
  [ "$have" = "$wanted" ] && continue
  [ "$tool" = cargo-nextest ] && [ -n "$have" ] && continue
  say "set-up: cargo install $tool $wanted (some minutes, once; it goes to $cache/tools)"
  features=()
  [ "$tool" = cargo-nextest ] && features=(--no-default-features --features default-no-update)
  # Its list of versions names some that a mirror of the registry may lack: take the newest compatible ones.
  locked=(--locked)
  [ "$tool" = wasm-bindgen-cli ] && locked=()
  # They run for seconds: compile them cheaply. Their build folder goes away afterwards.
  build=$(mktemp -d)
  trap 'rm -rf "$build"' EXIT
  CARGO_TARGET_DIR=$build CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=false \
    cargo install --quiet ${locked[@]+"${locked[@]}"} --force --root "$cache/tools" ${features[@]+"${features[@]}"} "$tool@$wanted"
  rm -rf "$build"
done
