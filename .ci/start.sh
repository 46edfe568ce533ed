#!/usr/bin/env bash
# `make run`: builds what changed, then starts the hall with the Hongqiao sample on http://127.0.0.1:3000.
#   HALL_LISTEN, HALL_DATABASE   another address, another database
#   HALL_SAMPLE_PASSWORD         the password of the sample's sign-in names (otherwise one is made up and printed)
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
bash "$here/build.sh"
# shellcheck source=.ci/env.sh
source "$here/env.sh"
mkdir -p data
exec "$target/release/hall" serve --database "${HALL_DATABASE:-sqlite://data/hall.db}" \
  --listen "${HALL_LISTEN:-127.0.0.1:3000}" --site "$site" --sample
