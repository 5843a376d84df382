#!/usr/bin/env bash
# Imports a generated file of trades beside DuckDB: datasets/store/src/bench/run.sh [ROWS [ROUNDS]]
# With `memory ROWS` instead: one import alone under a small heap, with the process's peak memory.
# With `first [ROWS [TIMES]]`: processes of one round each, as Java starts and with the cache that the launcher has a
# rehearsal make after a build, in turn.
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../.." && pwd)
cd "$root"
out=$root/datasets/store/target/bench
mkdir -p "$out/classes"
./mvnw -q -Dquick -pl datasets/store -am compile dependency:build-classpath \
  -Dmdep.outputFile="$out/classpath" -Dmdep.includeScope=runtime >&2
classes=$root/datasets/store/target/quick/classes:$root/datasets/market/target/quick/classes:$(cat "$out/classpath")
"${JAVA_HOME:-/usr}/bin/javac" -d "$out/classes" -cp "$classes" datasets/store/src/bench/java/io/headrace/store/bench/*.java
run() {
  "${JAVA_HOME:-/usr}/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "$out/classes:$classes" "$@"
}

first() { # ROWS TIMES
  local training=$root/training/core/target/quick time
  local jvm=(-Xmx400m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
  local jars="$training/lib/*:$training/*" # the order of the launcher: a cache is of one class path, which may be added to
  ./mvnw -q -Dquick -Dmaven.test.skip -pl training/core -am package >&2
  rm -rf "$out/rehearsal"
  "$JAVA_HOME/bin/jar" cf "$out/bench.jar" -C "$out/classes" .
  "$JAVA_HOME/bin/java" -XX:AOTCacheOutput="$out/learned" "${jvm[@]}" -cp "$jars" io.headrace.training.cli.Main \
    rehearse "$out/rehearsal" >/dev/null 2>&1
  one_round() {
    "$JAVA_HOME/bin/java" "${@:2}" "${jvm[@]}" -cp "$jars:$out/bench.jar" io.headrace.store.bench.ImportBenchmark \
      compare "$out/data" "$1" 1
  }
  for ((time = 0; time < $2; time++)); do
    echo "without the cache"
    one_round "$1"
    echo "with the cache"
    one_round "$1" -XX:AOTCache="$out/learned" -Xlog:aot=off -Xlog:cds=off
  done
}

if [ "${1:-}" = first ]; then
  first "${2:-20000000}" "${3:-3}"
elif [ "${1:-}" = memory ]; then
  run -Xmx192m -XX:+UseSerialGC io.headrace.store.bench.ImportBenchmark import "$out/data" "$2"
else
  run -Xmx400m -XX:+UseParallelGC io.headrace.store.bench.ImportBenchmark compare "$out/data" "${1:-10000000}" "${2:-5}"
fi
