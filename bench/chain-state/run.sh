#!/bin/bash
# Time from a new block to the decoded state of 50 contracts, on loopback and with 20 ms of round trip added.
# usage: run.sh [BLOCKS]    needs: a JDK 25 in JAVA_HOME; anvil, by `npm ci` in positioner/settlement/contracts or in ANVIL_BIN
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
cd "$root"
target=$root/positioner/settlement/target
./mvnw -q -Dquick -DskipTests -pl positioner/settlement -am package dependency:copy-dependencies -DincludeScope=test \
    -DoutputDirectory="$target/bench-lib" >&2
cd positioner/settlement # where the local chain is looked for
"$JAVA_HOME/bin/java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
    -cp "$target/quick/classes:$target/quick/test-classes:$target/bench-lib/*" "$here/ChainState.java" "$@"
