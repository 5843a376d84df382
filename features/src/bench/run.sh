#!/usr/bin/env bash
# Measures how fast the full catalog folds: features/src/bench/run.sh [JMH arguments].
# Without arguments: the four questions of README.md beside this script, about ten minutes.
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
cd "$root"
mkdir -p features/target/bench
./mvnw -q -Dquick -Pbench -pl features -am test-compile dependency:build-classpath \
  -Dmdep.outputFile="$root/features/target/bench/classpath" -Dmdep.includeScope=test >&2
classes=$root/features/target/bench
run() {
  "${JAVA_HOME:-/usr}/bin/java" \
    -cp "$classes/test-classes:$classes/classes:$(cat "$classes/classpath")" org.openjdk.jmh.Main "$@"
}
if [ $# -gt 0 ]; then
  run "$@"
  exit
fi
run EngineBenchmark -p perSecond=254,5000 -prof gc
run EngineBenchmark -p venues=1,10,50,200
run EngineBenchmark -p venues=1,200 -jvmArgsAppend -XX:+UseTransparentHugePages
run EngineBenchmark -p history=30,8784
