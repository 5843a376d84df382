#!/bin/bash
# Kills the packaged service with SIGKILL while chains carry its transfers, then lets everything come to its end and
# holds vaults against books. Prints one line of JSON; fails when anything is lost, doubled or unexplained.
# usage: run.sh [--kills N] [--seconds LONGEST] [--seed S] [--speed PERIODS_PER_SECOND]
# needs: './headrace demo --no-serve' done before in HEADRACE_HOME, and anvil (ANVIL_BIN, or on the path)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
kills=50 longest=6 seed=1 speed=0.5
while [ $# -gt 0 ]; do
  case $1 in
    --kills) kills=$2 ;;
    --seconds) longest=$2 ;;
    --seed) seed=$2 ;;
    --speed) speed=$2 ;;
    *)
      sed -n '2,5p' "$0" >&2
      exit 2
      ;;
  esac
  shift 2
done
RANDOM=$seed
home=${HEADRACE_HOME:-$root/var}
server=$root/inference/target/quick/quarkus-app/quarkus-run.jar
java=("${JAVA_HOME:?}/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -jar "$server")
folder=$home/service-kills
rm -rf "$folder" && mkdir -p "$folder"
arguments=()
while IFS= read -r line || [ -n "$line" ]; do arguments+=("$line"); done <"$home/demo/serve.args"
settings=
for ((i = 0; i < ${#arguments[@]}; i++)); do
  [ "${arguments[$i]}" != --settings ] || settings=${arguments[$((i + 1))]}
done
"${java[@]}" local-chains --settings "$settings" --folder "$folder" >"$folder/chains.log" 2>&1 &
chains=$!
service=
trap 'kill "$chains" ${service:-} 2>/dev/null; wait 2>/dev/null' EXIT
until grep -q 'attestors run' "$folder/chains.log"; do
  kill -0 "$chains" || { cat "$folder/chains.log" >&2; exit 8; }
  sleep 0.2
done
serve() {
  "${java[@]}" "${arguments[@]}" --port 8097 --chains "$folder/chains.yaml" "$@" >"$folder/serve.log" 2>&1 &
  service=$!
}
fresh=--fresh
for ((n = 1; n <= kills; n++)); do
  serve --speed "$speed" $fresh
  fresh=
  until grep -q '^Headrace:' "$folder/serve.log"; do
    kill -0 "$service" 2>/dev/null || { cat "$folder/serve.log" >&2; exit 1; }
    sleep 0.1
  done
  sleep "$((RANDOM % longest)).$((RANDOM % 10))"
  kill -9 "$service"
  wait "$service" 2>/dev/null || true
  echo "killed $n of $kills" >&2
done
serve --speed 0.0001 --story 1 --no-hold
for ((i = 0; i < 300; i++)); do
  ! grep -q 'summary  ' "$folder/serve.log" || break
  kill -0 "$service" 2>/dev/null || break
  sleep 1
done
summary=$(grep 'summary  ' "$folder/serve.log" || true)
[ -n "$summary" ] || { tail -n 30 "$folder/serve.log" >&2; echo "it did not come to an end" >&2; exit 1; }
read -r transfers reconciled otherwise open unexplained apart <<<"$(grep -oE '[0-9]+' <<<"${summary#*summary}" | tr '\n' ' ')"
echo "{\"kills\":$kills,\"transfers\":$transfers,\"reconciled\":$reconciled,\"ended_otherwise\":$otherwise,\"open\":$open,\"unexplained\":$unexplained,\"vaults_and_books_apart\":$apart}"
[ "$transfers" = "$reconciled" ] && [ "$unexplained$apart" = 00 ]
