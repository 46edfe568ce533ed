#!/usr/bin/env bash
# `make bench`: what the hall manages on this machine, with the machine's own limit beside each figure; then the bytes of
# the browser part. ARGS picks parts by name, for instance
#   make bench ARGS="clock accept life read search papers bytes start"
# Life cycles run on SQLite and on a PostgreSQL of their own, both with durable commits, so its folder lies on a disk.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=.ci/env.sh
source "$here/env.sh"
bash "$here/setup.sh" build
choose_toolchain
bash "$here/build.sh"
if [ -z "${HALL_TEST_POSTGRES:-}" ]; then
  postgres=$(mktemp -d -u -p /var/tmp hall-bench-pg.XXXXXX)
  trap 'bash "$here/postgres.sh" stop "$postgres"' EXIT
  if HALL_TEST_POSTGRES=$(bash "$here/postgres.sh" durable "$postgres"); then export HALL_TEST_POSTGRES
  else unset HALL_TEST_POSTGRES
  fi
fi
# Both packages, as the build has them: otherwise their libraries are compiled once more.
cargo bench --locked -p server -p bundle --bench load -- "$@"
"$target/release/bundle" budgets --site "$site"
