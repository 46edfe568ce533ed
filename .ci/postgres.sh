#!/usr/bin/env bash
# A private PostgreSQL for the tests: own folder, free port on 127.0.0.1, never started with the machine.
#   url=$(bash .ci/postgres.sh start FOLDER)   FOLDER must not exist yet; prints the address
#   url=$(bash .ci/postgres.sh durable FOLDER) the same with commits that a power cut does not undo, as a hall has it: to measure
#   bash .ci/postgres.sh stop FOLDER           stops it and removes the folder
# Started by `start` it forgets what a power cut would (fsync off): good for tests, for nothing else.
set -euo pipefail

fail() { printf 'postgres.sh: %s\n' "$*" >&2; exit 1; }
[ $# = 2 ] || fail "usage: postgres.sh start|durable|stop FOLDER"
action=$1 folder=$2

# The newest version's programs; Debian keeps them out of PATH.
bin=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -n 1 || true)
[ -n "$bin" ] || bin=$(dirname "$(command -v initdb || fail "initdb is missing: run  make setup")")

# PostgreSQL refuses to run as root.
as_owner() {
  if [ "$(id -u)" != 0 ]; then "$@"
  else (cd / && runuser -u "$(id -un postgres 2>/dev/null || echo nobody)" -- "$@")
  fi
}

stop() {
  if [ -d "$folder/data" ]; then as_owner "$bin/pg_ctl" stop -D "$folder/data" -m immediate -s || true; fi
  rm -rf "$folder"
}

port_is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

start() {
  [ ! -e "$folder" ] || fail "$folder exists already: stop it first"
  mkdir -p "$folder"
  chmod 755 "$folder"
  if [ "$(id -u)" = 0 ]; then chown "$(id -un postgres 2>/dev/null || echo nobody)" "$folder"; fi
  as_owner "$bin/initdb" -D "$folder/data" -U hall -A trust -E UTF8 --locale=C --no-sync >"$folder.log" 2>&1 ||
    { cat "$folder.log" >&2; fail "initdb failed"; }
  rm -f "$folder.log"
  local attempt port options
  for attempt in 1 2 3 4 5 6 7 8; do
    port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
    port_is_free "$port" || continue
    options="-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c max_connections=300"
    options+=" -c shared_buffers=128MB"
    case $action in
      durable) options+=" -c fsync=on -c synchronous_commit=on -c full_page_writes=on" ;;
      *) options+=" -c fsync=off -c synchronous_commit=off -c full_page_writes=off" ;;
    esac
    if as_owner "$bin/pg_ctl" start -w -s -D "$folder/data" -l "$folder/data/server.log" -o "$options" >/dev/null; then
      echo "postgres://hall@127.0.0.1:$port/postgres"
      return 0
    fi
  done
  cat "$folder/data/server.log" >&2 || true
  stop
  fail "PostgreSQL did not start in $attempt attempts: see its log above"
}

case $action in
  start | durable) start ;;
  stop) stop ;;
  *) fail "usage: postgres.sh start|durable|stop FOLDER" ;;
esac
