#!/usr/bin/env bash
# Imports a generated file of trades beside DuckDB: datasets/store/src/bench/run.sh [ROWS [ROUNDS]]
# With `memory ROWS` instead: one import alone under a small heap, with the process's peak memory.
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
if [ "${1:-}" = memory ]; then
  run -Xmx192m -XX:+UseSerialGC io.headrace.store.bench.ImportBenchmark import "$out/data" "$2"
else
  run -Xmx400m -XX:+UseParallelGC io.headrace.store.bench.ImportBenchmark compare "$out/data" "${1:-10000000}" "${2:-5}"
fi
