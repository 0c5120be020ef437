# The MCP programs that tests let loose on the host, from npm, at the versions of a lock file. They bring the Node that they need.

clients_source=tests/Integration/Mcp/Clients
clients_dir=.run/mcp-clients

# Once for each lock file. Without npm or its registry this says so and goes on: the tests that need the programs then say what is missing.
provide_clients() {
  local wanted; wanted=$(cat "$clients_source"/package.json "$clients_source"/package-lock.json | cksum)
  mkdir -p "$clients_dir"
  # Two shells may say ./dev test at once.
  exec 8>"$clients_dir/lock"
  flock -w 600 8 || fail "Another ./dev is installing the MCP clients and does not end."
  if [ "$(cat "$clients_dir/installed" 2>/dev/null)" != "$wanted" ]; then install_clients "$wanted"; fi
  exec 8>&-
}

install_clients() {
  local log=$clients_dir/npm.log
  rm -f "$clients_dir/installed"
  if ! command -v npm >/dev/null; then echo "The MCP clients need npm, which this machine does not have." >&2; return; fi

  echo "Installing the MCP clients of the tests (the first time takes a minute)..." >&2
  cp "$clients_source/package.json" "$clients_source/package-lock.json" "$clients_dir/"
  # Their install scripts are not needed, and not run.
  if (cd "$clients_dir" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) >"$log" 2>&1; then
    echo "$1" >"$clients_dir/installed"
  else
    tail -n 15 "$log" >&2
    echo "The MCP clients could not be installed from npm; see $log." >&2
  fi
}
