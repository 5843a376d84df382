package io.headrace.decision.strategy;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.policy.Move;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A desk written down venue by venue. A venue's quantiles rise from .90 of its demand in steps of .02 per
/// level: .96 of it is the median, 1.06 the 99 % quantile.
final class SmallDesk {
    static final long HOUR = 3_600_000_000_000L;
    static final ForecastWindow WINDOW = new ForecastWindow(HOUR, 4 * HOUR);

    private final List<NodeState> nodes = new ArrayList<>();
    private final List<VenueOutlook> venues = new ArrayList<>();
    private long nowNanos;

    private SmallDesk() {}

    static SmallDesk treasury(double usd) {
        SmallDesk desk = new SmallDesk();
        desk.node(DeskSettings.TREASURY, usd, usd);
        return desk;
    }

    SmallDesk venue(String name, double demand, double onHand, double withdrawable) {
        node(name, onHand, withdrawable);
        double[] values = new double[QuantileLevels.STANDARD.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = demand * (.90 + .02 * k);
        }
        ForecastSupport support = new ForecastSupport.FromModel("m-0000000000000000", "c");
        venues.add(new VenueOutlook(
                name,
                demand,
                demand,
                Optional.of(new QuantileForecast(name, 0, WINDOW, QuantileLevels.STANDARD, values, support)),
                support));
        return this;
    }

    SmallDesk at(long nanos) {
        nowNanos = nanos;
        return this;
    }

    NetworkState state() {
        return new NetworkState(nowNanos, nodes, List.of(), List.of());
    }

    DemandOutlook outlook() {
        return new DemandOutlook(nowNanos, venues);
    }

    static double moved(List<Move> moves, String from) {
        return moves.stream()
                .filter(move -> move.from().equals(from))
                .mapToDouble(move -> move.amount().tokens())
                .sum();
    }

    private void node(String name, double onHand, double withdrawable) {
        TokenAmount none = TokenAmount.usd(0);
        nodes.add(new NodeState(
                name, TokenAmount.usd(onHand), none, TokenAmount.usd(Math.max(0, onHand - withdrawable))));
    }
}
