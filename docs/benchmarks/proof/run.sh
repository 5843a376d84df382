#!/bin/bash
# Every table of docs/proof.md: strategies in money on real prices and on made-up markets. An hour and a half of one core.
# Interrupted, it goes on with the same OUT: cells that are there are not computed again by the same build.
# usage: HEADRACE_REAL_DATA=FOLDER run.sh [OUT]     writes OUT/NAME/proof.json and proof.html (default: target/proof)
# FOLDER holds perp_venues_1h (hourly candles, funding, open interest of four venues) and bitmex_xbtusd_1m (minute bars).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
out=${1:-$root/target/proof}
data=${HEADRACE_REAL_DATA:?the folder of real data}
family=${FAMILY:-commons-math}
HEADRACE_HOME=$(mktemp -d)
export HEADRACE_HOME
trap 'rm -rf "$HEADRACE_HOME"' EXIT
cd "$root"

prove() { # NAME OPTIONS...
    local name=$1
    shift
    ./headrace prove --family "$family" --export "$out/$name" "$@"
}

./headrace data import "$data/perp_venues_1h" --name perps
./headrace data import "$data/bitmex_xbtusd_1m" --name bitmex
pairs=(--dataset perps --settings "$here/funding-pairs.yaml" --capital 1.1,1.25,1.45,1.5,2)
prove pairs-1h "${pairs[@]}" --leads 1 --prices
prove pairs-4h "${pairs[@]}" --leads 4
prove interest-4h --dataset perps --settings "$here/interest.yaml" --split-coins --reviewed-capital --leads 4 --capital 1.2,1.25,1.3,1.4
prove making-15m --dataset bitmex --settings "$here/making.yaml" --split-flow east,north,west --leads 0.25 --capital 1.25 --budget 108
prove synthetic --synthetic 20 --capital 1.2 --leads 1 --budget 108 --folds 3
prove synthetic-unseen --synthetic 20 --seed 1001 --capital 1.2 --leads 1 --budget 108 --folds 3
