#!/bin/bash
# Prints how long a network takes for ten quantiles of one venue.
# usage: run.sh    needs: a JDK 25 in JAVA_HOME
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
cd "$root"
./mvnw -q -Dquick -Dmaven.test.skip -pl models -am package
"$JAVA_HOME/bin/java" -XX:+UseSerialGC \
    -cp "models/target/quick/classes:features/target/quick/classes:datasets/market/target/quick/classes" \
    "$here/NetworkLatency.java"
