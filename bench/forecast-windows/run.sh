#!/bin/bash
# Prints the out-of-fold loss of families at windows of lead and length on real prices and funding.
# usage: HEADRACE_REAL_DATA=FOLDER run.sh [SHARE] [FAMILIES] [WINDOWS]    needs: a JDK 25 in JAVA_HOME
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
export OMP_NUM_THREADS=1
cd "$root"
./mvnw -q -Dquick -Dmaven.test.skip -pl training/core -am package
"$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC \
    -cp "training/core/target/quick/classes:training/core/target/quick/lib/*" \
    "$here/ForecastWindows.java" "$HEADRACE_REAL_DATA/perp_venues_1h" "${1:-1.0}" "${2:-commons-math,blend}" "${3:-0+1,0+4,0+24,1+4}"
