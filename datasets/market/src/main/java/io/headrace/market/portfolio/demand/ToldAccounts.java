package io.headrace.market.portfolio.demand;

import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarginSnapshot.Exposure;
import io.headrace.market.portfolio.price.FoldState;
import io.headrace.market.portfolio.price.Legs;
import java.util.ArrayList;
import java.util.List;

/// Accounts as the desk's own margin snapshots tell them: the newest level stands until the next one,
/// flows add up over a period, and what is announced follows the snapshot's own steps.
final class ToldAccounts {
    private static final int DEMAND = 0;
    private static final int CLOSE = 1;
    private static final int HELD = 2;
    private static final int FLOW = 3;
    private static final int FIELDS = 4;

    private final Legs legs;
    private final int steps;
    private final double[] values;
    private final double[] planned;
    private final double[] exposures;
    private final long[] told;

    ToldAccounts(FoldState state, Legs legs, int steps) {
        this.legs = legs;
        this.steps = steps;
        values = state.doubles(legs.venueCount() * FIELDS);
        planned = state.doubles(legs.venueCount() * (steps + 1));
        exposures = state.doubles(legs.count() * 2);
        told = state.longs(legs.venueCount());
    }

    void observe(int venue, MarginSnapshot snapshot) {
        told[venue] = 1;
        int at = venue * FIELDS;
        values[at + DEMAND] = snapshot.demandUsd();
        values[at + CLOSE] = snapshot.closeDemandUsd();
        values[at + HELD] = snapshot.heldUsd();
        values[at + FLOW] += snapshot.flowUsd();
        for (int ahead = 0; ahead <= steps; ahead++) {
            int known = Math.min(ahead, snapshot.plannedUsd().size() - 1);
            planned[venue * (steps + 1) + ahead] = snapshot.plannedUsd().get(known);
        }
        for (int coin = 0; coin < legs.coinCount(); coin++) {
            int leg = legs.leg(venue, coin);
            exposures[2 * leg] = 0;
            exposures[2 * leg + 1] = 0;
            for (Exposure exposure : snapshot.exposures()) {
                if (exposure.coin().equals(legs.coin(coin))) {
                    exposures[2 * leg] = exposure.signedUsd();
                    exposures[2 * leg + 1] = exposure.requirementUsd();
                }
            }
        }
    }

    boolean any() {
        for (long one : told) {
            if (one != 0) {
                return true;
            }
        }
        return false;
    }

    boolean has(int venue) {
        return told[venue] != 0;
    }

    /// The desk's own figures in place of computed ones, and the flow since the last period.
    MarginSnapshot inPlaceOf(int venue, MarginSnapshot computed) {
        int at = venue * FIELDS;
        double flow = values[at + FLOW];
        values[at + FLOW] = 0;
        List<Double> ahead = new ArrayList<>(steps + 1);
        for (int step = 0; step <= steps; step++) {
            ahead.add(planned[venue * (steps + 1) + step]);
        }
        List<Exposure> held = new ArrayList<>(legs.coinCount());
        for (int coin = 0; coin < legs.coinCount(); coin++) {
            int leg = legs.leg(venue, coin);
            held.add(new Exposure(legs.coin(coin), exposures[2 * leg], exposures[2 * leg + 1]));
        }
        return new MarginSnapshot(
                computed.instrument(),
                computed.eventNanos(),
                computed.knownNanos(),
                computed.sequence(),
                values[at + DEMAND],
                values[at + CLOSE],
                flow,
                values[at + HELD],
                ahead,
                held);
    }
}
