#!/usr/bin/env bash
# `make bench`: criterion benches of functions. Arguments go to cargo bench, for instance  make bench ARGS="-p domain".
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=.ci/env.sh
source "$here/env.sh"
bash "$here/setup.sh" build
choose_toolchain
cargo bench --locked --workspace "$@"
