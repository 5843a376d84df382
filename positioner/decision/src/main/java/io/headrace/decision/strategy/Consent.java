package io.headrace.decision.strategy;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.settings.ProgramParameters.MarginPool;
import java.util.List;

/// What the rule consents to let a venue give on forecasts of now: everything down to its floor. While capital
/// does not cover the floor and the median need of every venue, the shortage is divided and floors do not bind;
/// see [Targets].
public final class Consent {
    private static final double MEDIAN = .5;

    private Consent() {}

    /// The most each venue may give, USD, in network order.
    ///
    /// @param pools of venues that share margin and so have one floor together
    public static double[] mostOut(
            NetworkState state, DemandOutlook outlook, ThresholdPolicy rule, List<MarginPool> pools) {
        Desk desk = new Desk(state, outlook);
        double[] floor = new double[desk.venues];
        double[] least = new double[desk.venues];
        for (int v = 0; v < desk.venues; v++) {
            VenueOutlook venue = outlook.venues().get(v);
            floor[v] = rule.actionPointUsd(venue);
            least[v] = Math.max(
                    floor[v],
                    venue.forecast().map(forecast -> forecast.at(MEDIAN)).orElse(0.0));
        }
        boolean divided = desk.taken(least) > desk.capital();
        PoolFloors floors = new PoolFloors(pools, state, floor);
        double[] most = new double[desk.venues];
        for (int v = 0; v < desk.venues; v++) {
            most[v] = divided ? desk.withdrawable[v] : floors.looseUsd(v);
        }
        return most;
    }
}
