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

# ticking N: once a minute, how long stage N has been at work beside its usual duration.
ticking() {
  local index=$(($1 - 1)) gone=0
  # The pause must not hold the output open when this ends.
  while sleep 60 >/dev/null 2>&1; do
    gone=$((gone + 1))
    say "[$1/$total] ${names[index]}: $gone min, usually ${minutes[index]} min"
  done
}

cold=
[ -x "$target/release/hall" ] && [ -f "$site/manifest.json" ] || cold=yes

stage 1
bash "$here/setup.sh" build
# The set-up may have brought a toolchain.
choose_toolchain
stage 2
# Both at once: the end of each is one long step on one core. They share no folder that cargo would lock. One of them
# shows what it compiles: two would write over each other.
cargo build --quiet --profile wasm-release --locked -p client --target "$wasm" &
browser_part=$!
ticker=
if [ -n "$cold" ]; then
  ticking 2 &
  ticker=$!
  disown "$ticker"
fi
# shellcheck disable=SC2086 # no number where there is none
trap 'kill "$browser_part" $ticker 2>/dev/null || true' EXIT
cargo build --release --locked -p server -p bundle --bins
wait "$browser_part" || fail "the browser part could not be built: see above"
if [ -n "$ticker" ]; then kill "$ticker" 2>/dev/null || true; fi
trap - EXIT
stage 3
"$target/release/bundle" --wasm "$target/$wasm/wasm-release/client.wasm" --site "$site"
