# Start, find and stop one server. A pid file holds the pid and the process's start time, so that a recycled pid is never taken for ours.

# In a subshell only: replaces it by the command, as the named account when we are root.
become() {
  local account=$1; shift
  if is_root; then exec setpriv --reuid="$account" --regid="$account" --init-groups "$@"; else exec "$@"; fi
}

own_folder() {
  local name=$1 account=$2
  mkdir -p "$servers_dir/$name"
  if is_root; then chown "$account:" "$servers_dir/$name"; fi
}

# "state start-time" of a process, from /proc; the command's name before them may hold anything.
process_facts() {
  local stat; stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  # shellcheck disable=SC2086 # split on purpose
  set -- ${stat##*) }
  echo "$1 ${20}"
}

# Prints the pid while the server runs. A zombie does not run: nobody may be there to reap it.
pid_of() {
  local pid started state now
  read -r pid started 2>/dev/null <"$servers_dir/pids/$1.pid" || return 1
  read -r state now < <(process_facts "$pid") || return 1
  [ "$state" != Z ] && [ "$started" = "$now" ] && echo "$pid"
}

runs() { pid_of "$1" >/dev/null; }

# The server is in a session of its own: Ctrl-C in this terminal does not reach it. Descriptor 9 is our lock.
start_process() {
  local name=$1 account=$2; shift 2
  (cd "$servers_dir/$name" && become "$account" setsid "$@") </dev/null >>"$servers_dir/logs/$name.log" 2>&1 9>&- &
  local pid=$! facts
  disown "$pid"
  facts=$(process_facts "$pid") || facts="Z 0"
  echo "$pid ${facts#* }" >"$servers_dir/pids/$name.pid"
}

stop_process() {
  local name=$1 signal=$2 seconds=$3 pid
  pid=$(pid_of "$name") || { rm -f "$servers_dir/pids/$name.pid"; return 0; }
  kill "-$signal" "$pid" 2>/dev/null || true
  if ! wait_until "$seconds" ended "$name"; then
    echo "$name did not stop within $seconds seconds and is killed." >&2
    kill -KILL "$pid" 2>/dev/null || true
    wait_until 10 ended "$name" || fail "$name (process $pid) cannot be stopped."
  fi
  rm -f "$servers_dir/pids/$name.pid"
}

ended() { ! runs "$1"; }

# Descriptors of /dev/tcp close with the subshell.
listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

ports_are_free() {
  local port
  for port in "$rabbitmq_port" "$rabbitmq_management_port" "$rabbitmq_distribution_port" "$epmd_port" "$postgres_port" "$redis_port"; do
    ! listens "$port" || return 1
  done
}

wait_until() {
  local deadline=$((SECONDS + $1)); shift
  until "$@"; do
    [ "$SECONDS" -lt "$deadline" ] || return 1
    sleep 0.1
  done
}

refuse_taken_port() {
  ! listens "$2" || fail "Port $2, which $1 needs, is taken by another program; end it, or move all ports with MARKETINGBUS_PORT_OFFSET=10 ./dev up."
}

# Waits until the server answers; says at once, with the end of its log, when it died instead.
await_answer() {
  local name=$1 seconds=$2; shift 2
  answered_or_ended() { "$@" || ended "$name"; }
  wait_until "$seconds" answered_or_ended "$@" && runs "$name" && return 0
  tail -n 15 "$servers_dir/logs/$name.log" >&2
  fail "$name did not come up within $seconds seconds; its log is $servers_dir/logs/$name.log."
}
