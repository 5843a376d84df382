#!/bin/bash
# A linear map on ETTh1 beside DLinear's published row.
# usage: HEADRACE_REAL_DATA=FOLDER run.sh    needs: a JDK 25 in JAVA_HOME, and the build's libraries
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../.."
./mvnw -q ${OFFLINE:+-o} -Dquick -Dmaven.test.skip -pl training/core -am package
"$JAVA_HOME/bin/java" -XX:+UseSerialGC -cp "training/core/target/quick/lib/*" \
    "$here/Etth1.java" "$HEADRACE_REAL_DATA/benchmarks/ETTh1.csv.gz"
