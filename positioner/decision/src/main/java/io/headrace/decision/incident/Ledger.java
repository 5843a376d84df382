package io.headrace.decision.incident;

import io.headrace.decision.memory.Rung;
import io.headrace.decision.network.Transit;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.law.During;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a way through a stage shows to whoever looks at the books.
final class Ledger {
    private static final long DAY = 86_400_000_000_000L;
    private static final double HOURS_PER_DAY = 24;

    private final Played played;
    private final List<String> venues;

    private Ledger(Played played) {
        this.played = played;
        venues = played.stage().settings().venues();
    }

    static Ledger of(Played played) {
        return new Ledger(played);
    }

    /// The worst shortage of a venue.
    ///
    /// @param share of its demand
    /// @param hour when, from the start
    /// @param hours how many were short by more than a hundredth
    record Worst(double share, int hour, int hours) {}

    Worst worstShort(String venue, During when) {
        int v = venues.indexOf(venue);
        double most = 0;
        int at = 0;
        int hours = 0;
        for (int t = 0; t < played.periods().size(); t++) {
            Played.Period period = played.periods().get(t);
            if (when.holds(period.nowNanos())) {
                double demand = period.needs().get(v).demandUsd();
                double had = period.before().onHand().get(v + 1).tokens();
                double share = demand > 0 ? Math.max(0, demand - had) / demand : 0;
                hours += share > .01 ? 1 : 0;
                at = share > most ? t : at;
                most = Math.max(most, share);
            }
        }
        return new Worst(most, at, hours);
    }

    /// Cost up to and with each period; missed yield does not count.
    List<Double> costs() {
        List<Double> costs = new ArrayList<>();
        double sum = 0;
        for (Played.Period period : played.periods()) {
            sum += period.went().cost().totalUsd();
            costs.add(sum);
        }
        return costs;
    }

    double gasUsd() {
        return played.periods().stream()
                .mapToDouble(period -> period.went().cost().gasUsd())
                .sum();
    }

    double pricesUsd() {
        return played.periods().stream()
                .mapToDouble(period -> period.went().cost().proportionalUsd())
                .sum();
    }

    double sentTo(String venue, During when) {
        return departed(when).stream()
                .filter(transit -> transit.to().equals(venue))
                .mapToDouble(transit -> transit.amount().tokens())
                .sum();
    }

    /// @param venue empty for all venues
    double takenFrom(String venue, During when) {
        return departed(when).stream()
                .filter(transit -> !transit.from().equals(DeskSettings.TREASURY))
                .filter(transit -> venue.isEmpty() || transit.from().equals(venue))
                .mapToDouble(transit -> transit.amount().tokens())
                .sum();
    }

    int transfers(During when) {
        return departed(when).size();
    }

    double mostMultiple(String venue, During when) {
        int v = venues.indexOf(venue);
        double most = 0;
        for (Played.Period period : played.periods()) {
            double demand = period.needs().get(v).demandUsd();
            if (when.holds(period.nowNanos()) && demand > 0) {
                most = Math.max(most, position(period, v) / demand);
            }
        }
        return most;
    }

    /// Median over periods of the best venue's cover less the worst's, as multiples of demand.
    double spread(During when) {
        double[] spreads = played.periods().stream()
                .filter(period -> when.holds(period.nowNanos()))
                .mapToDouble(this::spread)
                .sorted()
                .toArray();
        return spreads.length == 0 ? 0 : spreads[spreads.length / 2];
    }

    private double spread(Played.Period period) {
        double[] covers = new double[venues.size()];
        for (int v = 0; v < covers.length; v++) {
            covers[v] = period.before().onHand().get(v + 1).tokens()
                    / Math.max(1, period.needs().get(v).demandUsd());
        }
        Arrays.sort(covers);
        return covers[covers.length - 1] - covers[0];
    }

    double meanCover(During when) {
        return played.periods().stream()
                .filter(period -> when.holds(period.nowNanos()))
                .flatMapToDouble(period -> java.util.stream.IntStream.range(0, venues.size())
                        .mapToDouble(v -> position(period, v)
                                / Math.max(1, period.needs().get(v).demandUsd())))
                .average()
                .orElse(0);
    }

    /// How often a venue gave within a day after it got, or got after it gave.
    double reversalsPerDay() {
        int reversals = 0;
        for (String venue : venues) {
            long last = Long.MIN_VALUE;
            boolean inward = false;
            for (Played.Period period : played.periods()) {
                for (Transit transit : period.went().departed()) {
                    boolean in = transit.to().equals(venue);
                    if (in || transit.from().equals(venue)) {
                        boolean turned = last != Long.MIN_VALUE && in != inward;
                        reversals += turned && period.nowNanos() - last <= DAY ? 1 : 0;
                        last = period.nowNanos();
                        inward = in;
                    }
                }
            }
        }
        return reversals * HOURS_PER_DAY / played.periods().size();
    }

    int modelDecisions(During when) {
        return (int) played.periods().stream()
                .filter(period -> when.holds(period.nowNanos()))
                .filter(period -> period.decision().rung() == Rung.MODEL)
                .count();
    }

    private static double position(Played.Period period, int venue) {
        String name = period.needs().get(venue).venue();
        double sum = period.went().after().onHand().get(venue + 1).tokens();
        for (Transit transit : period.went().after().inFlight()) {
            sum += transit.to().equals(name) ? transit.amount().tokens() : 0;
        }
        return sum;
    }

    private List<Transit> departed(During when) {
        List<Transit> departed = new ArrayList<>();
        for (Played.Period period : played.periods()) {
            if (when.holds(period.nowNanos())) {
                departed.addAll(period.went().departed());
            }
        }
        return departed;
    }
}
