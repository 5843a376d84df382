#!/bin/bash
# Prints how large model files are and how long it takes to verify and load them, in a process that just started and again in the same one.
# usage: run.sh [STARTS]    needs: a JDK 25 in JAVA_HOME
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
cd "$root"
./mvnw -q -Dquick -Dmaven.test.skip -pl training/core -am package
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
cp="$work/classes:training/core/target/quick/classes:training/core/target/quick/lib/*"
"$JAVA_HOME/bin/javac" -d "$work/classes" -cp "training/core/target/quick/lib/*" "$here/ModelLoad.java"
for kind in linear trees blend; do
    "$JAVA_HOME/bin/java" -cp "$cp" ModelLoad make "$work/$kind" "$kind"
    for ((i = 0; i < ${1:-5}; i++)); do
        "$JAVA_HOME/bin/java" -XX:+UseSerialGC -cp "$cp" ModelLoad load "$work/$kind" "$kind"
    done
done
