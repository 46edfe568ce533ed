#!/usr/bin/env bash
# Every check of this repository, in order; the last lines say what passed.
#   bash .ci/test.sh                 all of them, set-up included
#   bash .ci/test.sh fmt clippy      only these (see `stages` below)
# A failing stage does not stop the following ones; the exit code is 1 when any failed.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=.ci/env.sh
source "$here/env.sh"

stages=(setup fmt gates clippy clippy-wasm rustdoc tests calendar doctests tests-wasm deny advisories unused build budgets dist e2e)
logs=$target/test-logs
scratch=$(mktemp -d)
chmod 755 "$scratch" # PostgreSQL runs as another person than root
postgres=$scratch/postgres
SKIP=77 # a stage that returns this could not do its work here, and has said why

finish() {
  if [ -d "$postgres" ]; then bash "$here/postgres.sh" stop "$postgres"; fi
  rm -rf "$scratch"
}
trap finish EXIT
trap 'exit 130' INT TERM

stage_setup() {
  bash "$here/setup.sh" browser
  bash "$here/tools.sh" cargo-nextest cargo-deny cargo-machete wasm-bindgen-cli
}
stage_fmt() { cargo fmt --all --check; }
stage_gates() { bash "$here/gates.sh"; }
stage_clippy() { cargo clippy --locked --workspace --all-targets -- -D warnings; }
# What runs in the browser, and the tests that run there.
stage_clippy-wasm() { cargo clippy --locked -p client -p browser --all-targets --target "$wasm" -- -D warnings; }
stage_rustdoc() { RUSTDOCFLAGS="-D warnings" cargo doc --locked --workspace --no-deps --document-private-items; }

# On SQLite and on a PostgreSQL of its own.
stage_tests() {
  HALL_TEST_POSTGRES=$(bash "$here/postgres.sh" start "$postgres")
  export HALL_TEST_POSTGRES
  cargo nextest run --locked --workspace --no-fail-fast
}

# The official calendar of the sample, day by day against an independent package.
stage_calendar() {
  local package=chinesecalendar==1.11.0
  local folder=$cache/tools/python/$package
  if ! python3 -m pip --version >/dev/null 2>&1; then
    say "SKIPPED: there is no python3 with pip here"
    return $SKIP
  fi
  if [ ! -d "$folder" ]; then
    say "$package from PyPI, for this test only"
    if ! python3 -m pip install --quiet --disable-pip-version-check --root-user-action ignore --no-deps --target "$folder.new" "$package"; then
      say "SKIPPED: $package cannot be fetched from here"
      return $SKIP
    fi
    mv "$folder.new" "$folder"
  fi
  local days
  days=$(cargo run --locked --quiet -p domain --example workdays -- server/sample/calendar.json 2004-01-01 2026-12-31)
  PYTHONPATH=$folder python3 .ci/calendar.py <<<"$days"
}
stage_doctests() { cargo test --locked --quiet --workspace --doc; }

# What only a browser can do, and the rules that it shares with the server, as WebAssembly in a real browser.
stage_tests-wasm() {
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner WASM_BINDGEN_TEST_ONLY_WEB=1
  cd "$root/app/browser" # its webdriver.json says how the browser is started
  cargo test --locked -p browser --target "$wasm" --tests
}

# Licences, sources and forbidden or doubled packages of the whole dependency tree.
stage_deny() { cargo deny --locked check --hide-inclusion-graph bans licenses sources; }

# Known weaknesses. Their list is fetched anew; where that is not possible the stage says so and counts as skipped.
stage_advisories() {
  local answer=0
  local limit=()
  command -v timeout >/dev/null && limit=(timeout 120)
  ${limit[@]+"${limit[@]}"} cargo deny --locked check --hide-inclusion-graph advisories >"$scratch/advisories" 2>&1 || answer=$?
  cat "$scratch/advisories"
  [ "$answer" = 0 ] && return 0
  if [ "$answer" = 124 ] || grep -qE 'failed to (fetch|load|open|clone)[a-z ]*advisory|failed to fetch' "$scratch/advisories"; then
    say "SKIPPED: the advisory database cannot be fetched from here; run  make test  where it can be reached"
    return $SKIP
  fi
  return 1
}
stage_unused() { cargo machete --with-metadata --skip-target-dir .; }
stage_build() { bash "$here/build.sh"; }
stage_budgets() { "$target/release/bundle" budgets --site "$site"; }
stage_dist() { bash "$here/try-dist.sh"; }

# A real browser walks through the real server.
stage_e2e() {
  if [ ! -f end2end/package.json ]; then
    say "SKIPPED: there is no end2end/package.json"
    return $SKIP
  fi
  cd end2end
  export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 HALL_BIN=$target/release/hall HALL_SITE=$site
  if [ ! node_modules/.package-lock.json -nt package-lock.json ]; then npm ci --no-audit --no-fund; fi
  npx tsc --noEmit
  npx playwright test
}

# Runs one stage with its output shown and kept. Every stage is a shell of its own, so that `cd` and `export` stay in it.
run_stage() {
  local name=$1 answer=0 begin=$SECONDS
  printf '\n==== %s\n' "$name"
  set +e
  (set -euo pipefail; "stage_$name") 2>&1 | tee "$logs/$name.log"
  answer=${PIPESTATUS[0]}
  set -e
  local word=passed
  case $answer in
    0) passed=$((passed + 1)) ;;
    "$SKIP") word=skipped skipped=$((skipped + 1)) left_out+=("$name") ;;
    *) word=FAILED failed=$((failed + 1)) broken+=("$name") ;;
  esac
  table+=("$(printf '%-14s %6ss  %s' "$name" $((SECONDS - begin)) "$word")")
}

chosen=("$@")
[ ${#chosen[@]} -gt 0 ] || chosen=("${stages[@]}")
for name in "${chosen[@]}"; do
  [ "$(type -t "stage_$name")" = function ] || fail "there is no stage $name; there are: ${stages[*]}"
done

mkdir -p "$logs"
rm -f "$logs"/*.log
passed=0 failed=0 skipped=0 table=() broken=() left_out=()
for name in "${chosen[@]}"; do
  run_stage "$name"
  # The set-up may have brought the toolchain; without it nothing else can run.
  if [ "$name" = setup ]; then
    choose_toolchain
    [ "$failed" = 0 ] || break
  fi
done

for name in ${broken[@]+"${broken[@]}"}; do
  printf '\n==== the end of what %s printed (all of it: %s)\n' "$name" "$logs/$name.log"
  tail -n 25 "$logs/$name.log"
done
# What the test runner counted, once more where it is seen.
printf '\n'
grep -hE '^ +Summary \[' "$logs/tests.log" 2>/dev/null | tail -n 1 || true
printf '%s\n' "${table[@]}"
printf 'all stages: %ss\n' "$SECONDS"
names() { if [ $# -gt 0 ]; then printf ' (%s)' "$*"; fi; }
printf 'stages: %s passed, %s failed%s, %s skipped%s\n' "$passed" \
  "$failed" "$(names ${broken[@]+"${broken[@]}"})" "$skipped" "$(names ${left_out[@]+"${left_out[@]}"})"
[ "$failed" = 0 ]
