# PostgreSQL: trusts everybody on loopback, listens nowhere else.

postgres_address() { echo "127.0.0.1:$postgres_port, database and user marketingbus"; }

# Debian keeps the programs of each major version apart; the newest is used, unless the data was made by another.
postgres_program() {
  local version; version=$(cat "$servers_dir/postgres/data/PG_VERSION" 2>/dev/null || true)
  local program=/usr/lib/postgresql/$version/bin/$1
  [ -n "$version" ] || program=$(printf '%s\n' /usr/lib/postgresql/*/bin/"$1" | sort -V | tail -n 1)
  [ -x "$program" ] || fail "$servers_dir/postgres was made by PostgreSQL $version, which is not installed; install postgresql-$version or remove that folder."
  echo "$program"
}

start_postgres() {
  own_folder postgres postgres
  refuse_taken_port postgres "$postgres_port"
  make_postgres_data
  forget_recycled_postmaster
  launch_postgres
}

# Under another name until it is whole: an interrupted initdb is begun again.
make_postgres_data() {
  local folder=$servers_dir/postgres initdb
  [ ! -d "$folder/data" ] || return 0
  rm -rf "$folder/unfinished"
  initdb=$(postgres_program initdb)
  (become postgres "$initdb" --pgdata="$folder/unfinished" --username=postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 --data-checksums) \
    >>"$servers_dir/logs/postgres.log" 2>&1 || fail "initdb failed; see $servers_dir/logs/postgres.log."
  mv "$folder/unfinished" "$folder/data"
}

# PostgreSQL refuses to start while the pid in its file lives; after a reboot that may be any program of the same account.
forget_recycled_postmaster() {
  local lock=$servers_dir/postgres/data/postmaster.pid pid
  pid=$(head -n 1 "$lock" 2>/dev/null) || return 0
  if [ -e "/proc/$pid" ] && [ "$(cat "/proc/$pid/comm")" != postgres ]; then rm -f "$lock"; fi
}

launch_postgres() {
  local program; program=$(postgres_program postgres)
  start_process postgres postgres "$program" -D "$servers_dir/postgres/data" -p "$postgres_port" \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=300 -c shared_buffers=256MB -c max_wal_size=2GB
}

await_postgres() {
  # What a killed server left behind may hold its shared memory for a moment, and then a new one ends at once.
  local attempt
  for attempt in 1 2 3 4 5; do
    wait_until 60 postgres_answers_or_ended || break
    ! ended postgres || { sleep 1; launch_postgres; continue; }
    break
  done
  await_answer postgres 60 postgres_answers
  psql_as_admin -c "SELECT 1 FROM pg_roles WHERE rolname = 'marketingbus'" | grep -q 1 ||
    psql_as_admin -c "CREATE ROLE marketingbus LOGIN CREATEDB PASSWORD 'marketingbus' IN ROLE pg_read_all_stats, pg_signal_backend, pg_checkpoint"
  psql_as_admin -c "SELECT 1 FROM pg_database WHERE datname = 'marketingbus'" | grep -q 1 ||
    psql_as_admin -c "CREATE DATABASE marketingbus OWNER marketingbus"
}

postgres_answers() { "$(postgres_program pg_isready)" -q -h 127.0.0.1 -p "$postgres_port"; }

postgres_answers_or_ended() { postgres_answers || ended postgres; }

psql_as_admin() { "$(postgres_program psql)" -h 127.0.0.1 -p "$postgres_port" -U postgres -d postgres -qtAX -v ON_ERROR_STOP=1 "$@"; }

# INT is PostgreSQL's fast shutdown: connections are closed, nothing is lost.
stop_postgres() { stop_process postgres INT 30; }
