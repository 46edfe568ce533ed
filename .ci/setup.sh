#!/usr/bin/env bash
# Installs what this machine lacks, says what and why, and does nothing when nothing is missing.
#   bash .ci/setup.sh build     what `make run` and `make build` need
#   bash .ci/setup.sh test      that, and what the tests need
#   bash .ci/setup.sh browser   that, and a browser for the end-to-end tests
# Debian and its relatives are set up with apt; elsewhere the list of what to install is printed.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=.ci/env.sh
source "$here/env.sh"

level=${1:-build}
case $level in build | test | browser) ;; *) fail "usage: .ci/setup.sh build|test|browser" ;; esac
needs() { case $1 in build) true ;; test) [ "$level" != build ] ;; browser) [ "$level" = browser ] ;; esac; }

packages=() # Debian packages to install
reasons=()  # one line for each missing thing

# want HAVE PACKAGE REASON: HAVE is a command's name or a file pattern (with a slash); PACKAGE may be several words.
want() {
  local have=$1 package=$2 reason=$3
  case $have in
    */*) compgen -G "$have" >/dev/null && return 0 ;;
    *) command -v "$have" >/dev/null && return 0 ;;
  esac
  # shellcheck disable=SC2206 # several packages on purpose
  packages+=($package)
  reasons+=("$package: $reason")
}

apt_updated=
apt_install() {
  local sudo=()
  [ "$(id -u)" = 0 ] || sudo=(sudo)
  if [ -z "$apt_updated" ]; then
    "${sudo[@]}" apt-get update -qq || say "set-up: apt-get update failed; trying with the package lists that are here"
    apt_updated=yes
  fi
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# Installs the wanted packages, or tells what to install where apt is not at hand.
install_wanted() {
  [ ${#packages[@]} -gt 0 ] || return 0
  say "set-up: missing here:"
  printf '  %s\n' "${reasons[@]}"
  if ! has_apt; then
    say "install these with this system's package manager (the names above are Debian's), then run the command again."
    say "macOS: xcode-select --install; brew install node postgresql poppler; brew install --cask chromium chromedriver"
    exit 1
  fi
  # Only the programs are wanted, not a database server that starts with the machine.
  if printf '%s\n' "${packages[@]}" | grep -qx postgresql && [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    apt_install postgresql-common
    local edit=(sed -i 's/^#* *create_main_cluster.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf)
    if [ "$(id -u)" = 0 ]; then "${edit[@]}"; else sudo "${edit[@]}"; fi
  fi
  say "set-up: apt-get install ${packages[*]}"
  apt_install "${packages[@]}" || fail "apt-get could not install these packages: see its message above"
  packages=()
  reasons=()
}

system_needs() {
  want cc "gcc libc6-dev" "links the programs and compiles SQLite"
  # Certificates of the package registries.
  has_apt && want "/etc/ssl/certs/ca-certificates.crt" ca-certificates "lets cargo trust the registry of Rust packages"
  if has_apt; then
    want "/usr/share/fonts/*/*/NotoSerifCJK-*" fonts-noto-cjk "sets Chinese text in forms, receipts and reports (PDF)"
  fi
  needs test || return 0
  command -v initdb >/dev/null || want "/usr/lib/postgresql/*/bin/initdb" postgresql "the storage tests run on PostgreSQL too (a private one, on a free port)"
  want pdftotext poppler-utils "the document tests read the PDFs back"
  if command -v node >/dev/null; then want npm npm "installs the browser tests' libraries"
  else want node "nodejs npm" "runs the browser tests"
  fi
  needs browser || return 0
  browser_at_hand || want chromium chromium "the browser in which the end-to-end tests walk through the hall"
  want chromedriver chromium-driver "steers that browser for the tests of the browser part"
}

browser_at_hand() {
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null && return 0
  done
  [ -d "/Applications/Chromium.app" ] || [ -d "/Applications/Google Chrome.app" ]
}

# Rust, with the standard library for the browser.
rust_by_rustup() {
  new_enough || {
    say "set-up: rustup update stable (this workspace needs Rust $(needed_rust) or newer)"
    rustup toolchain install stable --profile minimal
    new_enough || fail "the active toolchain is older than Rust $(needed_rust): run  rustup default stable"
  }
  has_wasm || {
    say "set-up: rustup target add $wasm (the browser part is WebAssembly)"
    rustup target add "$wasm"
  }
}

rust_by_debian() {
  want /usr/bin/cargo "rustc-web cargo-web" "Rust $(needed_rust), as Debian's security team keeps it"
  want /usr/src/rustc-*/library/std/Cargo.toml rust-web-src "the standard library's source, built once for the browser"
  install_wanted
  hash -r
  new_enough || {
    # An older rustc of Debian's is in the way of the newer one.
    say "set-up: apt-get install rustc-web cargo-web rust-web-src (Rust $(needed_rust) or newer)"
    apt_install rustc-web cargo-web rust-web-src
    hash -r
    new_enough || fail "this Debian offers no Rust $(needed_rust): install it with rustup (https://rustup.rs), then again"
  }
  local llvm
  llvm=$(rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
  want "/usr/bin/lld-$llvm" "lld-$llvm" "links the browser part"
  install_wanted
  if [ -w "$(rustc --print sysroot)/lib/rustlib" ]; then bash "$here/wasm-std.sh"
  else sudo env "PATH=$PATH" bash "$here/wasm-std.sh" # it goes beside the compiler
  fi
}

rust_needs() {
  case $toolchain in
    ready) ;;
    rustup) rust_by_rustup ;;
    debian) rust_by_debian ;;
    none) fail "Rust $(needed_rust) or newer is missing: install it with rustup (https://rustup.rs), then run this again" ;;
  esac
  needs test || return 0
  if [ "$(command -v cargo)" = /usr/bin/cargo ] && has_apt; then
    # Named by their place: another toolchain's lints may stand further down in PATH, and would not fit this compiler.
    want /usr/bin/cargo-clippy rust-web-clippy "the lints, of the compiler's own version"
    want /usr/bin/cargo-fmt rustfmt-web "the formatter"
    install_wanted
    return 0
  fi
  cargo clippy --version >/dev/null 2>&1 && cargo fmt --version >/dev/null 2>&1 && return 0
  if may_download; then
    rustup component add clippy rustfmt
  else
    fail "cargo clippy or cargo fmt is missing and may not be fetched here: add both to this toolchain"
  fi
}

system_needs
install_wanted
rust_needs
