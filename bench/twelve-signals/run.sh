#!/bin/bash
# Runs the three sides one after the other on the same files, ROUNDS times over, and says whether they gave the same numbers.
# usage: run.sh [ROUNDS] [EVENTS]    needs: a JDK 25 in JAVA_HOME, /usr/bin/python3 with pandas; FOLDER for the files
set -euo pipefail
rounds=${1:-5}
events=${2:-5000000}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
folder=${FOLDER:-$root/var/bench/twelve-signals}
java="$JAVA_HOME/bin/java --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xms2g -Xmn1500m"
mkdir -p "$folder/classes"

cd "$root"
./mvnw -q -Dquick -pl features,datasets/store -am test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.cp
classpath=$folder/classes:$root/features/target/quick/classes:$root/datasets/store/target/quick/classes
classpath=$classpath:$(cat features/target/bench.cp):$(cat datasets/store/target/bench.cp)
"$JAVA_HOME/bin/javac" -d "$folder/classes" -cp "$classpath" "$here"/*.java
[ -f "$folder/BTCUSDT-bookTicker-2024-09-01.csv" ] || /usr/bin/python3 "$here/generate.py" "$folder" "$events"

rm -f "$folder"/*.times
for _ in $(seq "$rounds"); do
    # three runs of a process: the first compiles, the last is kept
    taskset -c 0 $java -cp "$classpath" TwelveSignals "$folder" "$folder/headrace.bin" 3 > "$folder/runs"
    head -1 "$folder/runs" >> "$folder/headrace-first.times"
    tail -1 "$folder/runs" >> "$folder/headrace.times"
    taskset -c 0 $java -cp "$classpath" DuckDbSide "$here/seconds.sql" "$folder" "$folder/duckdb.parquet" 1 2 \
        | tail -1 >> "$folder/duckdb-1-thread.times"
    $java -cp "$classpath" DuckDbSide "$here/seconds.sql" "$folder" "$folder/duckdb.parquet" 0 2 \
        | tail -1 >> "$folder/duckdb-all-threads.times"
    taskset -c 0 /usr/bin/python3 "$here/pandas_side.py" "$folder" "$folder/pandas.bin" 2 | tail -1 >> "$folder/pandas.times"
done
taskset -c 0 $java -cp "$classpath" DuckDbSide "$here/events.sql" "$folder" "$folder/events.parquet" 1 \
    > "$folder/duckdb-events-1-thread.times"

echo "$(nproc) x $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1), load $(cut -d' ' -f1-3 /proc/loadavg)"
echo "side: seconds min/median/max, processor seconds min/median/max, of the first those to read (median)"
for side in headrace-first headrace duckdb-1-thread duckdb-all-threads duckdb-events-1-thread pandas; do
    column() { cut -d' ' -f"$1" "$folder/$side.times" | sort -n; }
    three() { column "$1" | awk '{v[NR] = $1} END {printf "%.2f/%.2f/%.2f", v[1], v[int((NR + 1) / 2)], v[NR]}'; }
    echo "$side: $(three 1), $(three 2), $(column 3 | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}')"
done
$java -cp "$classpath" Compare "$folder/headrace.bin" "$folder/duckdb.parquet" "$folder/events.parquet" "$folder/pandas.bin"
