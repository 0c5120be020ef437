#!/usr/bin/env bash
# A session with MarketingBus as an MCP client has it, one step at a time. Usage: samples/mcp/session.sh [address] [lead id]
set -euo pipefail
address=${1:-http://127.0.0.1:5080/mcp}
lead=${2:-L-1}
key=${MARKETINGBUS_KEY:-}
headers=$(mktemp)
trap 'rm -f "$headers"' EXIT

post() {
    curl -sS -D "$headers" "$address" -H 'Content-Type: application/json' -H 'Accept: application/json, text/event-stream' \
        ${key:+-H "Authorization: Bearer $key"} "$@" | sed -n 's/^data: //p; t; /^{/p'
    echo
}

echo '--- 2025-11-25: initialize opens a session, whose id comes in a header'
post -d '{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "curl", "version": "1"}}}'
session=$(tr -d '\r' < "$headers" | sed -n 's/^[Mm]cp-[Ss]ession-[Ii]d: //p')
in_session=(-H "Mcp-Session-Id: $session" -H 'MCP-Protocol-Version: 2025-11-25')
post "${in_session[@]}" -d '{"jsonrpc": "2.0", "method": "notifications/initialized"}'

echo '--- what can be read, and one lead'
post "${in_session[@]}" -d '{"jsonrpc": "2.0", "id": 2, "method": "resources/templates/list"}'
post "${in_session[@]}" -d '{"jsonrpc": "2.0", "id": 3, "method": "completion/complete", "params": {"ref": {"type": "ref/resource", "uri": "db://leads/{lead_id}{?source_system,limit,cursor}"}, "argument": {"name": "lead_id", "value": "L"}}}'
post "${in_session[@]}" -d "{\"jsonrpc\": \"2.0\", \"id\": 4, \"method\": \"resources/read\", \"params\": {\"uri\": \"db://leads/$lead\"}}"
curl -sS -X DELETE "$address" "${in_session[@]}" ${key:+-H "Authorization: Bearer $key"}

echo '--- 2026-07-28: no session, every request says all'
post -H 'MCP-Protocol-Version: 2026-07-28' -H 'Mcp-Method: server/discover' \
    -d '{"jsonrpc": "2.0", "id": 5, "method": "server/discover", "params": {"_meta": {"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {}}}}'

echo '--- bare JSON-RPC'
curl -sS "$address" -H 'Content-Type: application/json' ${key:+-H "Authorization: Bearer $key"} \
    -d "{\"jsonrpc\": \"2.0\", \"id\": 6, \"method\": \"getLeadData\", \"params\": {\"lead_id\": \"$lead\"}}"
echo
