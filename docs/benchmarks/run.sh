#!/bin/bash
# Headrace's families beside their public peers: same rows, same columns, same calibration, no search for anybody, one
# thread, one run. Prints one table a set, and keeps it in WORK/SET/table.md.
# usage: HEADRACE_REAL_DATA=FOLDER run.sh [SET ...]
# needs: a JDK 25 in JAVA_HOME; for the peers r-cran-forecast r-cran-quantreg r-cran-data.table python3-sklearn
#        python3-pandas of Debian, and Maven for LightGBM and XGBoost. What is missing is left out, in one line.
# WORK (target/benchmarks) and FAMILIES (commons-math,smile,blend) may be set.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=${WORK:-$root/target/benchmarks}
families=seasonal,structural,ewma,${FAMILIES:-commons-math,smile,blend}
lightgbm=4.3.0-1
[ $# -gt 0 ] || set -- pairs-1h pairs-4h pairs-24h making-1h making-4h making-24h bitmex-20m interest-4h gmx-30m \
    aave-30m synthetic-4h
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
mkdir -p "$work/lib"
tmp=$(mktemp -d) # LightGBM's two libraries crash where processes share a folder for them
trap 'rm -rf "$tmp"' EXIT
cd "$root"
./mvnw -q ${OFFLINE:+-o} -Dquick -Dmaven.test.skip -pl training/core -am package
trees=no # XGBoost comes with the build
if [ -e "$work/lib/lightgbm4j-$lightgbm.jar" ] || ./mvnw -q ${OFFLINE:+-o} dependency:copy \
    -Dartifact=io.github.metarank:lightgbm4j:$lightgbm -DoutputDirectory="$work/lib"; then trees=yes
else echo "left out: LightGBM and XGBoost (Maven could not fetch lightgbm4j)" >&2; fi
rpackages=no
if Rscript -e 'library(forecast); library(quantreg); library(data.table)' > "$tmp/r.log" 2>&1; then rpackages=yes
else echo "left out: seasonal naive, ETS, ARIMA, quantreg (apt install r-cran-forecast r-cran-quantreg r-cran-data.table)" >&2; fi
sklearn=no
if /usr/bin/python3 -c 'import sklearn, pandas' 2> /dev/null; then sklearn=yes
else echo "left out: scikit-learn (apt install python3-sklearn python3-pandas)" >&2; fi

step() { # STEP SET
    "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Djava.io.tmpdir="$tmp" \
        -cp "training/core/target/quick/classes:training/core/target/quick/lib/*:$work/lib/*" \
        "$here/java/Benchmark.java" "$1" "$2" "${HEADRACE_REAL_DATA:-.}" "$here" "$work" "$families"
}
for set in "$@"; do
    rm -rf "${work:?}/$set"
    step prepare "$set"
    if [ $rpackages = yes ]; then
        Rscript "$here/peers/classical.R" "$work/$set"
        Rscript "$here/peers/quantreg.R" "$work/$set"
    fi
    if [ $sklearn = yes ]; then /usr/bin/python3 "$here/peers/hgb.py" "$work/$set"; fi
    if [ $trees = yes ]; then step trees "$set"; fi
    step score "$set" | tee "$work/$set/table.md"
done
