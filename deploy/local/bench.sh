# ./dev bench: a benchmark; those of the distributed world on servers of their own.

run_bench() {
  local program=bench/bin/$configuration/net10.0/MarketingBus.Bench.dll
  case "${1:-}" in pipeline|pipeline-case|mcp|graph|erasure|order|consent) ;; *) exec dotnet "$program" "$@" ;; esac

  # Beside those of ./dev up, and gone at the end however that comes: a broker that carries old queues measures those as well.
  export MARKETINGBUS_PORT_OFFSET=${MARKETINGBUS_PORT_OFFSET:-199}
  export MARKETINGBUS_SERVERS_DIR=${MARKETINGBUS_SERVERS_DIR:-$PWD/.run/bench-servers}
  trap './dev down; rm -rf "$MARKETINGBUS_SERVERS_DIR"' EXIT
  trap 'exit 130' INT TERM
  ./dev up >&2
  choose_ports "$MARKETINGBUS_PORT_OFFSET"
  export MARKETINGBUS_TEST_POSTGRES="Host=127.0.0.1;Port=$postgres_port;Username=marketingbus;Password=marketingbus"
  export MARKETINGBUS_TEST_RABBITMQ=amqp://marketingbus:marketingbus@127.0.0.1:$rabbitmq_port
  export MARKETINGBUS_TEST_RABBITMQ_MANAGEMENT=http://marketingbus:marketingbus@127.0.0.1:$rabbitmq_management_port
  export MARKETINGBUS_TEST_REDIS=127.0.0.1:$redis_port
  if [ "$1" = mcp ]; then provide_clients; fi
  dotnet "$program" "$@"
}
