#!/bin/bash
# Prints how large model files are and how long it takes to verify and load them, in a process that just started and again in the same
# one; first as Java starts, then with the cache that the launcher has a rehearsal make after a build.
# usage: run.sh [STARTS]    needs: a JDK 25 in JAVA_HOME
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
cd "$root"
./mvnw -q -Dquick -Dmaven.test.skip -pl training/core -am package
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
lib=$root/training/core/target/quick/lib
jars="$lib/*:$root/training/core/target/quick/*" # the order of the launcher: a cache is of one class path, which may be added to
flags=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC)
"$JAVA_HOME/bin/javac" -d "$work/classes" -cp "$jars" "$here/ModelLoad.java"
"$JAVA_HOME/bin/jar" cf "$work/bench.jar" -C "$work/classes" .
java() { "$JAVA_HOME/bin/java" "$@"; }
java -XX:AOTCacheOutput="$work/learned" "${flags[@]}" -cp "$jars" io.headrace.training.cli.Main rehearse "$work/home" >/dev/null 2>&1
for kind in linear trees blend; do
    java "${flags[@]}" -cp "$jars:$work/bench.jar" ModelLoad make "$work/$kind" "$kind"
    for ((i = 0; i < ${1:-5}; i++)); do
        java "${flags[@]}" -cp "$jars:$work/bench.jar" ModelLoad load "$work/$kind" "$kind"
        printf 'cached  '
        java -XX:AOTCache="$work/learned" -Xlog:aot=off -Xlog:cds=off "${flags[@]}" -cp "$jars:$work/bench.jar" ModelLoad load "$work/$kind" "$kind"
    done
done
