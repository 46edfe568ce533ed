#!/usr/bin/env bash
# `make watch`: the hall in a development build, built and started anew whenever a source file changes.
# Pages do not reload by themselves: press the browser's reload key. HALL_LISTEN and HALL_DATABASE as in `make run`.
# Whoever has cargo-leptos may use `cargo leptos watch` instead; the root Cargo.toml is prepared for it.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=.ci/env.sh
source "$here/env.sh"
bash "$here/setup.sh" build
choose_toolchain

site=$target/site-watch
server=
mark=$(mktemp)
stop() {
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  server=
}
trap 'stop; rm -f "$mark"' EXIT
trap 'exit 0' INT TERM

build() {
  cargo build -p server -p bundle --bins &&
    cargo build -p client --target "$wasm" &&
    "$target/debug/bundle" --quick --wasm "$target/$wasm/debug/client.wasm" --site "$site"
}

changed() { [ -n "$(find app server style public Cargo.toml -newer "$mark" -type f -print -quit)" ]; }

mkdir -p data
while true; do
  touch "$mark"
  if build; then
    stop
    "$target/debug/hall" serve --database "${HALL_DATABASE:-sqlite://data/hall.db}" \
      --listen "${HALL_LISTEN:-127.0.0.1:3000}" --site "$site" --sample &
    server=$!
  else
    say "the build failed: correct the source, it starts again by itself"
  fi
  until changed; do sleep 1; done
done
