# Redis: every write goes to the append-only file, so that short-term memory survives the process.

redis_address() { echo "127.0.0.1:$redis_port"; }

start_redis() {
  own_folder redis redis
  refuse_taken_port redis "$redis_port"
  start_process redis redis redis-server --bind 127.0.0.1 --port "$redis_port" --dir "$servers_dir/redis" \
    --appendonly yes --appendfsync everysec --save "" --databases 64 --daemonize no
}

await_redis() { await_answer redis 60 redis_answers; }

# PING says "LOADING" until the append-only file has been read.
redis_answers() { [ "$(redis-cli -h 127.0.0.1 -p "$redis_port" ping 2>/dev/null)" = PONG ]; }

stop_redis() { stop_process redis TERM 30; }
