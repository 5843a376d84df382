package io.headrace.market.venue;

import io.headrace.market.event.BridgeTransfer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How long transfers on a route took, as a distribution: the empirical quantiles of sending to arrival.
///
/// **Late claims are censored.** On many bridges the money is ready after a time of the bridge's own and arrives when
/// its owner claims it; who claims a month later tells of himself, not of the bridge. A transfer that arrived more
/// than [#PATIENCE_SECONDS] after the route's floor (its 1 % quantile) counts as one that was not seen to arrive by
/// then: the quantiles are those of Kaplan and Meier (1958) with these transfers censored at that bound. All censored
/// times are one and the largest, so the estimate is the plain empirical quantile up to the share that arrived within
/// the bound; a quantile beyond that share is only known to be no less than the bound, and [Quantile#atLeast] says so.
/// Leaving late transfers out instead would make a slow route look fast.
///
/// @param route as events name it, such as `moonbeam>ethereum`
/// @param transfers all, late ones included
/// @param late transfers beyond the bound
/// @param boundSeconds the bound; infinite where no transfer is late
/// @param sortedSeconds latencies within the bound, sorted
public record LeadTimes(String route, int transfers, int late, double boundSeconds, List<Double> sortedSeconds) {
    /// A day: a desk claims its own transfers sooner.
    public static final double PATIENCE_SECONDS = 86_400;

    private static final double FLOOR_LEVEL = 0.01;

    public LeadTimes {
        sortedSeconds = List.copyOf(sortedSeconds);
        if (sortedSeconds.isEmpty() || transfers != late + sortedSeconds.size()) {
            throw new IllegalArgumentException(
                    "transfers must be those in time and those late, were " + transfers + ", " + late);
        }
    }

    /// One quantile.
    ///
    /// @param seconds from sending to arrival
    /// @param atLeast whether it is only known to be no less
    public record Quantile(double seconds, boolean atLeast) {}

    /// Lead times by route, of any order of transfers.
    public static List<LeadTimes> of(List<BridgeTransfer> transfers) {
        Map<String, List<BridgeTransfer>> routes = transfers.stream()
                .collect(Collectors.groupingBy(
                        transfer -> transfer.instrument().venue(), TreeMap::new, Collectors.toList()));
        return routes.entrySet().stream()
                .map(route -> of(
                        route.getKey(),
                        route.getValue().stream()
                                .mapToDouble(BridgeTransfer::latencySeconds)
                                .toArray()))
                .toList();
    }

    /// @param seconds latencies, at least one
    public static LeadTimes of(String route, double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        double bound = sorted[(int) (FLOOR_LEVEL * (sorted.length - 1))] + PATIENCE_SECONDS;
        int within = 0;
        while (within < sorted.length && sorted[within] <= bound) {
            within++;
        }
        List<Double> kept = Arrays.stream(sorted, 0, within).boxed().toList();
        int late = sorted.length - within;
        return new LeadTimes(route, sorted.length, late, late == 0 ? Double.POSITIVE_INFINITY : bound, kept);
    }

    /// The least latency that at least this share of all transfers did not exceed.
    ///
    /// @param level above 0 and at most 1
    public Quantile quantile(double level) {
        if (!(level > 0 && level <= 1)) {
            throw new IllegalArgumentException("level must be above 0 and at most 1, was " + level);
        }
        int rank = (int) Math.ceil(level * transfers);
        if (rank > sortedSeconds.size()) {
            return new Quantile(boundSeconds, true);
        }
        return new Quantile(sortedSeconds.get(rank - 1), false);
    }

    /// The shortest latency seen: a route's floor, such as a window in which fraud can be shown.
    public double floorSeconds() {
        return sortedSeconds.getFirst();
    }
}
