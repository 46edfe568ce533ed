#!/usr/bin/env bash
# Packs the hall, unpacks it in another folder and tries it as somebody without a toolchain does: follows the links of its
# papers, starts it with the sample and an empty environment, opens a page with its looks and a form, runs `hall check`.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
bash "$here/dist.sh"
# shellcheck source=.ci/env.sh
source "$here/env.sh"

scratch=$(mktemp -d)
hall=
finish() {
  if [ -n "$hall" ]; then kill "$hall" 2>/dev/null || true; fi
  rm -rf "$scratch"
}
trap finish EXIT

# shellcheck disable=SC2012 # the newest; the names are this repository's own
tar -xzf "$(ls -t dist/hall-*.tar.gz | head -n 1)" -C "$scratch"
cd "$scratch"/hall-*

dead=0
while IFS= read -r link; do
  file=${link%%:*} to=${link#*"]("}
  case $to in http://* | https://* | mailto:*) continue ;; esac
  if [ ! -e "$(dirname "$file")/$to" ]; then
    say "$file points to $to, which is not packed"
    dead=$((dead + 1))
  fi
done < <(grep -roE --include='*.md' '\]\([^)#]+' .)
[ "$dead" = 0 ] || fail "$dead dead links in the packed folder"

# As INSTALL.md says, on a free port.
mkdir -p data
env -i ./hall serve --database sqlite://data/hall.db --sample --listen 127.0.0.1:0 >"$scratch/said" 2>"$scratch/log" &
hall=$!
address=
for _ in $(seq 1 300); do
  address=$(sed -n 's#^The hall is open: http://##p' "$scratch/said")
  [ -z "$address" ] || break
  kill -0 "$hall" 2>/dev/null || { cat "$scratch/log" >&2; fail "the packed hall did not open"; }
  sleep 0.2
done
[ -n "$address" ] || { cat "$scratch/log" >&2; fail "the packed hall did not open within a minute"; }

# get PATH: the answer, head and body, into a file; fails unless its status is 200.
get() {
  exec 3<>"/dev/tcp/${address%:*}/${address#*:}"
  printf 'GET %s HTTP/1.0\r\nhost: %s\r\n\r\n' "$1" "$address" >&3
  cat <&3 >"$scratch/answer"
  exec 3<&- 3>&-
  head -n 1 "$scratch/answer" | grep -q ' 200 ' || fail "GET $1: $(head -n 1 "$scratch/answer")"
}
get /
grep -q '<h1' "$scratch/answer" || fail "the home page has no heading"
css=$(grep -oE '/pkg/[^"]+\.css' "$scratch/answer" | head -n 1 || true)
[ -n "$css" ] || fail "the home page has no stylesheet: the folder site is not found"
get "$css"
get /forms/HQ-GA-03.pdf
grep -aq '%PDF-' "$scratch/answer" || fail "the form is no PDF"
env -i ./hall check --database sqlite://data/hall.db --listen "$address"

kill -TERM "$hall"
wait "$hall" || fail "the packed hall did not close in order"
hall=
say "the packed folder opens, shows a page and a form, and closes"
