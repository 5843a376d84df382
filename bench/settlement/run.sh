#!/bin/bash
# Runs one of the settlement's measurements on local chains and prints one line of JSON.
# usage: run.sh kills [--kills N] [--seconds S] [--seed S] [--store sqlite|postgresql] [--resume FILE]
#        run.sh in-flight [--transfers N] [--senders M]
#        run.sh reaction [--samples N]
#        run.sh restart [--transfers N]
# needs: a JDK 25 in JAVA_HOME, and anvil (npm ci in positioner/settlement/contracts, or ANVIL_BIN)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
module=$root/positioner/settlement
work=$module/target/bench
package=io.headrace.settlement.executor
what=${1:-}
[ $# -gt 0 ] && shift
case $what in
kills) main=KillRounds ;;
in-flight) main=InFlightRun ;;
reaction) main=ReactionRun ;;
restart) main=RestartRun ;;
*)
    sed -n '2,7p' "$0" >&2
    exit 2
    ;;
esac
cd "$root"
./mvnw -q -Dquick -DskipTests -pl positioner/settlement -am package dependency:copy-dependencies \
    -DincludeScope=test -DoutputDirectory="$work/lib" >&2
# A start from a cache of loaded classes needs jars, and jars without signatures.
rm -rf "$work/jars"
mkdir -p "$work/jars"
number=0
path=
for classes in "$module"/target/quick/test-classes "$module"/target/quick/classes; do
    number=$((number + 1))
    "$JAVA_HOME/bin/jar" --create --no-compress --file "$work/jars/$number.jar" -C "$classes" .
    path=$path$work/jars/$number.jar:
done
for jar in "$work"/lib/*.jar; do
    case $jar in
    *headrace-settlement*) continue ;;
    *bcprov*)
        (cd "$work/lib" && zip -qd "$jar" 'META-INF/*.SF' 'META-INF/*.DSA' 'META-INF/*.RSA' >/dev/null 2>&1 || true)
        ;;
    esac
    path=$path$jar:
done
cd "$module"
java=("$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC
    -Dorg.slf4j.simpleLogger.defaultLogLevel=error -cp "$path")
if [ "$what" = kills ]; then
    "${java[@]}" $package.KillRounds --kills 0 --resume /dev/null --make-aot "$work/desk.aot" "$@" >&2
    exec "${java[@]}" $package.KillRounds --aot "$work/desk.aot" "$@"
fi
exec "${java[@]}" $package.$main "$@"
