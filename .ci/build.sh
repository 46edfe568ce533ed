#!/usr/bin/env bash
# Builds what `make run` starts: the server, the browser part, the site. Says where it is and how long the rest takes.
#   bash .ci/build.sh           set-up included
# Minutes are those of a bare machine with two cores; a second run takes a second or two.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=.ci/env.sh
source "$here/env.sh"

names=("set-up" "server, and the browser part (WebAssembly) beside it" "site")
minutes=(2 13 0)
total=${#names[@]}

# stage N: announces stage N with its usual duration and what remains.
stage() {
  local index=$(($1 - 1)) left=0 next
  for ((next = index; next < total; next++)); do left=$((left + minutes[next])); done
  if [ -n "$cold" ] && [ "$left" -gt 0 ]; then
    say "[$1/$total] ${names[index]} (usually ${minutes[index]} min, all that remains $left min)"
  else
    say "[$1/$total] ${names[index]}"
  fi
}

cold=
[ -x "$target/release/hall" ] && [ -f "$site/manifest.json" ] || cold=yes

stage 1
bash "$here/setup.sh" build
# The set-up may have brought a toolchain.
choose_toolchain
stage 2
# Both at once: the end of each is one long step on one core. They share no folder that cargo would lock.
cargo build --profile wasm-release --locked -p client --target "$wasm" &
browser_part=$!
trap 'kill "$browser_part" 2>/dev/null || true' EXIT
cargo build --release --locked -p server -p bundle --bins
wait "$browser_part" || fail "the browser part could not be built: see above"
trap - EXIT
stage 3
"$target/release/bundle" --wasm "$target/$wasm/wasm-release/client.wasm" --site "$site"
