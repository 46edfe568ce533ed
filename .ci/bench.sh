#!/usr/bin/env bash
# `make bench`: what the hall manages on this machine, with the machine's own limit beside each figure; then the bytes of
# the browser part. ARGS picks parts by name, for instance  make bench ARGS="clock accept read search papers bytes start".
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=.ci/env.sh
source "$here/env.sh"
bash "$here/setup.sh" build
choose_toolchain
bash "$here/build.sh"
# Both packages, as the build has them: otherwise their libraries are compiled once more.
cargo bench --locked -p server -p bundle --bench load -- "$@"
"$target/release/bundle" budgets --site "$site"
