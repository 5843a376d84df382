#!/bin/bash
# How long the scenario program takes beside scipy's HiGHS, and the bound, the fast path and whole decisions.
# usage: run.sh [TIMES]    needs: a JDK 25 in JAVA_HOME; python3 with scipy for HiGHS, left out where it is missing
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
export OMP_NUM_THREADS=1
cd "$root"
target=$root/positioner/decision/target
./mvnw -q -Dquick -Dmaven.test.skip -pl positioner/decision -am package dependency:copy-dependencies \
    -DoutputDirectory="$target/bench-lib" >&2
classes="$target/quick/classes:$target/bench-lib/*"
mkdir -p "$target/bench"
"$JAVA_HOME/bin/javac" -proc:none -d "$target/bench" -cp "$classes" "$here"/*.java \
    positioner/decision/src/test/java/io/headrace/decision/program/scenario/ProgramCases.java
run() {
    "$JAVA_HOME/bin/java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp "$target/bench:$classes" \
        io.headrace.decision.program.desk.ProgramBench "$@"
}
for size in "6 12 20" "10 24 20"; do
    read -r venues periods scenarios <<<"$size"
    program=$target/bench/program-$venues.json
    echo "== $venues venues x $periods periods x $scenarios scenarios"
    if python3 "$here/programs.py" write "$venues" "$periods" "$scenarios" 1 "$program"; then
        run solve "$program" "${1:-8}"
        python3 "$here/programs.py" time "$program" "${1:-8}"
    else
        echo "not compared: scipy is missing"
    fi
done
run bound 10 288
run decide 6 12
run decide 10 24
run tick 10
run wide
