# ./dev test: every suite, on servers of its own.

# Clients are fetched from the network while the compiler has the processor.
run_tests() {
  provide_servers
  provide_clients & local clients=$!
  build MarketingBus.sln
  wait "$clients"
  run_suites "$@"
}

# Its own, on the first free ports beside those of ./dev up, and gone at the end however that comes. Named in the environment: those.
provide_servers() {
  [ -z "${MARKETINGBUS_TEST_RABBITMQ:-}" ] || return 0
  if command -v apt-get >/dev/null; then
    ensure_packages python3-pika docker-compose
    command -v npm >/dev/null || ensure_packages nodejs npm
  fi
  if [ -z "${MARKETINGBUS_PORT_OFFSET:-}" ]; then move_to_free_ports; fi
  MARKETINGBUS_SERVERS_DIR=${MARKETINGBUS_SERVERS_DIR:-$PWD/.run/test-servers-$port_offset}
  trap 'servers_down; rm -rf "$servers_dir"' EXIT
  trap 'exit 130' INT TERM
  servers_up >&2

  local account=marketingbus:marketingbus
  export MARKETINGBUS_TEST_RABBITMQ=amqp://$account@127.0.0.1:$rabbitmq_port
  export MARKETINGBUS_TEST_RABBITMQ_MANAGEMENT=http://$account@127.0.0.1:$rabbitmq_management_port
  export MARKETINGBUS_TEST_POSTGRES="Host=127.0.0.1;Port=$postgres_port;Username=marketingbus;Password=marketingbus"
  export MARKETINGBUS_TEST_REDIS=127.0.0.1:$redis_port
}

move_to_free_ports() {
  local offset
  for offset in 100 110 120 130 140 150 160 170 180 190; do
    choose_ports "$offset"
    if ports_are_free; then return; fi
  done
  fail "No free ports were found for the servers of the tests."
}

run_suites() {
  local passed=0 failed=0 suite output total bad idle
  for suite in Architecture Unit Integration; do
    echo "== $suite"
    output=$(mktemp)
    # A test that hangs fails the run; it must not hold it up for ever. Most tests wait for a server much of their time: one more than the usual two cores.
    timeout 1500 dotnet "tests/$suite/bin/$configuration/net10.0/MarketingBus.Tests.$suite.dll" -noLogo -noColor -maxThreads 3 "$@" 2>&1 | tee "$output" || true
    # "Total: 9, Errors: 0, Failed: 0, Skipped: 0, Not Run: 0": a skipped test is a test that told us nothing, and counts as failed.
    total=$(sed -nE 's/.*Total: ([0-9]+), Errors.*/\1/p' "$output" | tail -n 1)
    bad=$(sed -nE 's/.*Errors: ([0-9]+), Failed: ([0-9]+), Skipped: ([0-9]+).*/\1 + \2 + \3/p' "$output" | tail -n 1)
    idle=$(sed -nE 's/.*Not Run: ([0-9]+).*/\1/p' "$output" | tail -n 1)
    rm -f "$output"
    if [ -z "$total" ]; then echo "$suite ended without a summary" >&2; total=1 bad=1 idle=0; fi
    failed=$((failed + bad)); passed=$((passed + total - (bad) - idle))
  done
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
