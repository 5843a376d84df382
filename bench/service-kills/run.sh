#!/bin/bash
# Kills the packaged service with SIGKILL while chains carry its transfers, a quarter of them while it starts, then lets
# everything come to its end and holds vaults, their logs and books against each other. Prints one line of JSON; fails
# when anything is lost, doubled, unexplained or was signed before the checks of a start.
# usage: run.sh [--kills N] [--store sqlite|postgresql] [--seconds LONGEST_LIFE] [--seed S] [--speed PERIODS_PER_SECOND] [--port P] [--minutes M]
# needs: JAVA_HOME, './headrace demo --no-serve' done before in HEADRACE_HOME, python3, and anvil (ANVIL_BIN, or npm)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
home=${HEADRACE_HOME:-$root/var}
server=$root/inference/target/quick/quarkus-app/quarkus-run.jar
if ! [ -f "$home/demo/serve.args" ] || ! [ -f "$server" ]; then
  sed -n '2,7p' "$0" >&2
  exit 2
fi
anvil=$root/positioner/settlement/contracts/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil
[ -n "${ANVIL_BIN:-}" ] || ! [ -x "$anvil" ] || export ANVIL_BIN=$anvil
rm -rf "$home/service-kills"
mkdir -p "$home/service-kills"
export KILLS_HOME=$home
KILLS_JAVA=$(printf '"%s",' "${JAVA_HOME:?}/bin/java" --enable-native-access=ALL-UNNAMED \
  --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "$server")
export KILLS_JAVA="[${KILLS_JAVA%,}]"
exec python3 "$here/kills.py" "$@"
