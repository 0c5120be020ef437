# Debian packages, installed only when missing, and without letting Debian start servers of its own.

missing_packages() {
  local package
  for package in "$@"; do
    dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed$' || echo "$package"
  done
}

ensure_packages() {
  local missing; mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  is_root || command -v sudo >/dev/null || fail "These Debian packages are missing and neither root nor sudo is at hand to install them: ${missing[*]}."

  echo "Installing ${missing[*]}..." >&2
  local log; log=$(mktemp)
  if ! as_root bash -c "$(declare -f install_quietly); install_quietly \"\$@\"" install "${missing[@]}" >"$log" 2>&1; then
    tail -n 30 "$log" >&2; rm -f "$log"
    fail "apt-get could not install ${missing[*]}; install them yourself and try again."
  fi
  rm -f "$log"
}

as_root() { if is_root; then "$@"; else sudo "$@"; fi; }

# Runs as root, in a shell of its own: whatever happens, the machine's own policy-rc.d is back at the end.
install_quietly() {
  set -eu
  policy=/usr/sbin/policy-rc.d saved=$(mktemp -d)
  if [ -e "$policy" ]; then mv "$policy" "$saved/"; fi
  trap 'rm -f "$policy"; if [ -e "$saved/policy-rc.d" ]; then mv "$saved/policy-rc.d" "$policy"; fi; rmdir "$saved"' EXIT
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"

  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q
  apt-get install -q -y --no-install-recommends "$@"
  # They would come up at the next boot, on the usual ports.
  if [ -d /run/systemd/system ]; then
    for service in rabbitmq-server postgresql redis-server; do
      case " $* " in *" $service "*) systemctl disable --quiet "$service" || true ;; esac
    done
  fi
}
