# ./dev run --distributed: every service as a process of its own, on the servers of ./dev up. They live and die together.

services=(Api.Ingress Mcp.Host Saga.Orchestrator Workers.Triage Workers.Engagement Workers.Optimizer Workers.Memory)
# A service has 20 seconds for what it has in hand (Stop:Timeout) and 5 more.
stop_patience=40

run_distributed() {
  servers_up >&2
  build Host.Embedded
  point_at_servers
  service_pids=() printer_pids=() told=
  trap 'told=yes' INT TERM
  local index
  for index in "${!services[@]}"; do start_service "$index" "$@"; done

  wait -n "${service_pids[@]}" || true
  local dead=() verdict=0
  if [ -z "$told" ]; then mapfile -t dead < <(dead_services); fi
  [ ${#dead[@]} -eq 0 ] || { echo "${dead[*]} ended by itself: stopping the others." >&2; verdict=1; }
  stop_services
  return "$verdict"
}

# For processes of this machine; what is set already wins.
point_at_servers() {
  export MARKETINGBUS_RabbitMq__Port=${MARKETINGBUS_RabbitMq__Port:-$rabbitmq_port}
  export MARKETINGBUS_Database__ConnectionString=${MARKETINGBUS_Database__ConnectionString:-Host=127.0.0.1;Port=$postgres_port;Database=marketingbus;Username=marketingbus;Password=marketingbus}
  export MARKETINGBUS_Redis__ConnectionString=${MARKETINGBUS_Redis__ConnectionString:-127.0.0.1:$redis_port}
  # One line an entry, so that the prefix is on each.
  export Logging__Console__FormatterName=simple Logging__Console__FormatterOptions__SingleLine=true
}

start_service() {
  local name=${services[$1]} url=http://127.0.0.1:$((first_service_port + $1)) prefix output
  prefix=$(printf '%-18s | ' "$name")
  if [ -t 1 ]; then prefix=$(printf '\033[%sm%s\033[0m' "$((31 + $1 % 6))" "$prefix"); fi
  shift
  exec {output}> >(trap '' INT TERM; exec sed -u "s/^/$prefix/")
  printer_pids+=($!)
  # In the background Ctrl-C is ignored: only we stop a service. Should we be killed, the kernel does.
  setpriv --pdeathsig TERM dotnet "$name/bin/$configuration/net10.0/MarketingBus.$name.dll" "--urls=$url" "$@" >&"$output" 2>&1 &
  service_pids+=($!)
  exec {output}>&-
}

dead_services() {
  local index
  for index in "${!services[@]}"; do kill -0 "${service_pids[$index]}" 2>/dev/null || echo "${services[$index]}"; done
}

stop_services() {
  echo "Stopping..." >&2
  kill -TERM "${service_pids[@]}" 2>/dev/null || true
  if ! wait_until "$stop_patience" all_ended; then
    echo "Killing what did not stop within $stop_patience seconds." >&2
    kill -KILL "${service_pids[@]}" 2>/dev/null || true
  fi
  # Twice: a signal interrupts a wait.
  wait "${service_pids[@]}" "${printer_pids[@]}" 2>/dev/null || wait "${service_pids[@]}" "${printer_pids[@]}" 2>/dev/null || true
}

all_ended() { [ "$(dead_services | wc -l)" -eq ${#services[@]} ]; }
