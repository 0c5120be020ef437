# Where the private servers live and listen. Every port moves by MARKETINGBUS_PORT_OFFSET (0 to 199, so that no two sets can meet)
# and the folder by MARKETINGBUS_SERVERS_DIR: a second set may run beside the first.
port_offset=${MARKETINGBUS_PORT_OFFSET:-0}
rabbitmq_port=$((5682 + port_offset))
rabbitmq_management_port=$((15682 + port_offset))
rabbitmq_distribution_port=$((25682 + port_offset))
epmd_port=$((24369 + port_offset))
postgres_port=$((5482 + port_offset))
redis_port=$((6482 + port_offset))
all_servers=(rabbitmq postgres redis)

fail() { echo "$*" >&2; exit 1; }

is_root() { [ "$(id -u)" -eq 0 ]; }

# Debian's accounts run the servers when we are root, since PostgreSQL refuses to be root; so they must be able to walk to the folder.
choose_servers_dir() {
  local wanted=${MARKETINGBUS_SERVERS_DIR:-$PWD/.run/servers}
  (umask 022 && mkdir -p "$wanted")
  servers_dir=$(cd "$wanted" && pwd -P)
  if is_root && ! setpriv --reuid=nobody --clear-groups test -x "$servers_dir"; then
    [ -z "${MARKETINGBUS_SERVERS_DIR:-}" ] || fail "The accounts postgres and rabbitmq cannot reach $servers_dir; name another folder in MARKETINGBUS_SERVERS_DIR."
    servers_dir=/var/lib/marketingbus/servers-$(printf %s "$PWD" | cksum | cut -d ' ' -f 1)
  fi
  (umask 022 && mkdir -p "$servers_dir/pids" "$servers_dir/logs")
}
