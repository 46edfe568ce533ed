#!/usr/bin/env bash
# `make lcp`: how soon the largest piece of home, guide and form stands on a slow 4G line and a slow machine. Printed, never
# asserted: it depends on what else this machine does.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=.ci/env.sh
source "$here/env.sh"
bash "$here/setup.sh" browser
choose_toolchain
bash "$here/build.sh"
cd end2end
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 HALL_BIN=$target/release/hall HALL_SITE=$site
if [ ! node_modules/.package-lock.json -nt package-lock.json ]; then npm ci --no-audit --no-fund; fi
exec npm run --silent lcp
