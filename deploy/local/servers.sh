# ./dev up, ./dev down, ./dev servers: all servers, or those named.

servers_up() {
  local names=("$@") name
  [ $# -gt 0 ] || names=("${all_servers[@]}")
  check_names "${names[@]}"
  if ! command -v apt-get >/dev/null; then compose_up "${names[@]}"; return; fi

  ensure_packages rabbitmq-server postgresql redis-server
  choose_servers_dir
  lock_servers
  for name in "${names[@]}"; do runs "$name" || "start_$name"; done
  for name in "${names[@]}"; do "await_$name"; done
  unlock_servers
  servers_list "${names[@]}"
}

servers_down() {
  local names=("$@") name
  [ $# -gt 0 ] || names=("${all_servers[@]}")
  check_names "${names[@]}"
  if ! command -v apt-get >/dev/null; then compose_down "${names[@]}"; return; fi

  choose_servers_dir
  lock_servers
  for name in "${names[@]}"; do "stop_$name"; done
  unlock_servers
}

# One line a server: its name, its pid or "-", where it listens.
servers_list() {
  local names=("$@") name
  [ $# -gt 0 ] || names=("${all_servers[@]}")
  check_names "${names[@]}"
  choose_servers_dir
  for name in "${names[@]}"; do
    printf '%-9s %-8s %s\n' "$name" "$(pid_of "$name" || echo -)" "$("${name}_address")"
  done
}

check_names() {
  local name
  for name in "$@"; do
    case " ${all_servers[*]} " in *" $name "*) ;; *) fail "There is no server '$name'; there are: ${all_servers[*]}." ;; esac
  done
}

# Two shells may say ./dev up at once.
lock_servers() {
  exec 9>"$servers_dir/lock"
  flock -w 180 9 || fail "Another ./dev is starting or stopping these servers and does not end."
}

unlock_servers() { exec 9>&-; }

# Without Debian's packages, containers of the same servers on the same ports.
compose_up() {
  docker info >/dev/null 2>&1 ||
    fail "The servers need apt-get (Debian, Ubuntu) or a Docker engine, and this machine has neither; ./dev run needs no servers."
  docker compose up -d --wait "$@"
}

compose_down() {
  docker info >/dev/null 2>&1 || return 0
  docker compose stop "$@"
}
