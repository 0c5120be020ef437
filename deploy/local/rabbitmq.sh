# RabbitMQ with its management pages, and the name server (epmd) that Erlang needs: a private one, since the machine may have its own.

rabbitmq_address() { echo "127.0.0.1:$rabbitmq_port, user and password marketingbus, management http://127.0.0.1:$rabbitmq_management_port"; }

start_rabbitmq() {
  own_folder rabbitmq rabbitmq
  own_folder epmd rabbitmq
  refuse_taken_port rabbitmq "$rabbitmq_port"
  refuse_taken_port "rabbitmq's management" "$rabbitmq_management_port"
  write_rabbitmq_settings
  runs epmd || { refuse_taken_port epmd "$epmd_port"; start_process epmd rabbitmq epmd -address 127.0.0.1 -port "$epmd_port"; }
  wait_until 10 listens "$epmd_port" || fail "epmd did not come up; its log is $servers_dir/logs/epmd.log."

  # Not /usr/sbin/rabbitmq-server, which changes to its own account and folders. ALLOW_INPUT makes the script become the node instead of
  # watching over it, so that the pid is the node's; -noinput takes the input away again.
  start_process rabbitmq rabbitmq env \
    HOME="$servers_dir/rabbitmq" \
    ERL_EPMD_ADDRESS=127.0.0.1 \
    ERL_EPMD_PORT="$epmd_port" \
    RABBITMQ_ALLOW_INPUT=true \
    RABBITMQ_CONF_ENV_FILE=/dev/null \
    RABBITMQ_CONFIG_FILE="$servers_dir/rabbitmq/rabbitmq.conf" \
    RABBITMQ_ENABLED_PLUGINS_FILE="$servers_dir/rabbitmq/enabled_plugins" \
    RABBITMQ_NODENAME=marketingbus@localhost \
    RABBITMQ_DIST_PORT="$rabbitmq_distribution_port" \
    RABBITMQ_MNESIA_BASE="$servers_dir/rabbitmq/data" \
    RABBITMQ_LOG_BASE="$servers_dir/rabbitmq/log" \
    RABBITMQ_LOGS=- \
    RABBITMQ_SERVER_START_ARGS="-noinput +B i" \
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none" \
    /usr/lib/rabbitmq/bin/rabbitmq-server
}

# The account is made at the first start only. A smaller write-ahead log keeps quorum queues small in memory (its default is 512 MiB).
write_rabbitmq_settings() {
  cat >"$servers_dir/rabbitmq/rabbitmq.conf" <<CONF
listeners.tcp.1 = 127.0.0.1:$rabbitmq_port
management.tcp.ip = 127.0.0.1
management.tcp.port = $rabbitmq_management_port
default_user = marketingbus
default_pass = marketingbus
default_user_tags.administrator = true
vm_memory_high_watermark.relative = 0.4
raft.wal_max_size_bytes = 67108864
max_message_size = 16777216
log.console = true
log.console.level = info
CONF
  echo '[rabbitmq_management].' >"$servers_dir/rabbitmq/enabled_plugins"
}

await_rabbitmq() { await_answer rabbitmq 90 rabbitmq_answers; }

rabbitmq_answers() { listens "$rabbitmq_port" && listens "$rabbitmq_management_port"; }

# The name server outlives its node, so it is stopped by itself.
stop_rabbitmq() {
  stop_process rabbitmq TERM 60
  stop_process epmd TERM 10
}
