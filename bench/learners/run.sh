#!/bin/bash
# How fast learners fit and predict, and how far they stay behind a law that is known.
# usage: run.sh fit [TIMES] | predict | law [HOURS]    needs: a JDK 25 in JAVA_HOME
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
export OMP_NUM_THREADS=1
cd "$root"
target=$root/training/core/target
./mvnw -q -Dquick -Ppeers -Dmaven.test.skip -pl training/core -am package dependency:copy-dependencies \
    -DincludeArtifactIds=lightgbm4j -DoutputDirectory="$target/peers" >&2
classes="$target/quick/classes:$target/quick/lib/*:$target/peers/*"
mkdir -p "$target/bench"
"$JAVA_HOME/bin/javac" -proc:none -d "$target/bench" -cp "$classes" "$here"/*.java
own=$(mktemp -d) # lightgbm4j unpacks to a fixed name: two processes would break each other
trap 'rm -rf "$own"' EXIT
run() {
    "$JAVA_HOME/bin/java" -Djava.io.tmpdir="$own" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC \
        -cp "$target/bench:$classes" "$@"
}
case ${1:-} in
    fit) run FitSpeed "${2:-5}" ;;
    predict) run PredictSpeed ;;
    law) run KnownLaw "${2:-4}" ;;
    *) sed -n 2,3p "$0" >&2; exit 64 ;;
esac
