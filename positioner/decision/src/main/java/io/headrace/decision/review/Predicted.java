package io.headrace.decision.review;

import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.models.evaluation.Finding;
import io.headrace.models.evaluation.coverage.ProbabilityIntegral;
import io.headrace.models.evaluation.scope.Figure;
import io.headrace.models.evaluation.scope.Figures;
import io.headrace.models.evaluation.scope.JudgedRow;
import io.headrace.models.evaluation.scope.Regime;
import io.headrace.models.evaluation.scope.Regimes;
import io.headrace.models.evaluation.scope.ScopeScore;
import io.headrace.models.evaluation.scope.Timeline;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.forecast.Realized;
import io.headrace.models.forecast.RealizedNeed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Forecasts beside the need that came, scored as everywhere: need above present demand, with
/// intervals that know that windows overlap.
///
/// @param levels of the forecasts
/// @param rows forecasts whose outcome is known
/// @param open forecasts whose window has not passed: not counted
/// @param lost forecasts whose outcome a gap in the records hides: not counted
/// @param unforecast venue-periods without a usable forecast
/// @param scopes all venues first, then each; within a venue by regime
/// @param bias median less need, USD, by venue (`*` for all): positive when forecasts are too high
/// @param blocks the same through time
/// @param places shares of outcomes between neighbouring levels, from below the lowest to above
///     the highest
/// @param points what charts draw
public record Predicted(
        List<Double> levels,
        long rows,
        long open,
        long lost,
        long unforecast,
        List<ScopeScore> scopes,
        Map<String, Finding<Figure>> bias,
        List<Block> blocks,
        List<Double> places,
        List<Point> points) {
    private static final double LEVEL = .95;
    private static final long DAY_NANOS = 86_400_000_000_000L;
    private static final int WEEKS_FROM_DAYS = 15;

    public Predicted {
        levels = List.copyOf(levels);
        scopes = List.copyOf(scopes);
        bias = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(bias));
        blocks = List.copyOf(blocks);
        places = List.copyOf(places);
        points = List.copyOf(points);
    }

    /// A day or a week.
    ///
    /// @param rows forecasts scored in it
    /// @param coverage of the level .95, or the nearest there is
    public record Block(long fromNanos, long rows, Finding<Figure> wql, Finding<Figure> coverage) {}

    /// One venue at one decision.
    ///
    /// @param positionUsd on hand after departures and inbound
    /// @param quantiles of the need at .05, .5, .95 and the highest level; empty where there
    ///     was no forecast
    /// @param needUsd that came; empty while it is not known
    public record Point(
            String venue,
            long nowNanos,
            double demandUsd,
            double positionUsd,
            Optional<List<Double>> quantiles,
            OptionalDouble needUsd) {}

    static Predicted of(ReviewedSpan span) {
        return new Scoring(span).predicted();
    }

    private static final class Scoring {
        private final ReviewedSpan span;
        private final DeskSettings settings;
        private final QuantileLevels levels;
        private final Map<String, Map<Long, Double>> needs = new HashMap<>();
        private final List<JudgedRow> rows = new ArrayList<>();
        private final List<Point> points = new ArrayList<>();
        private final Timeline timeline;
        private long open;
        private long lost;
        private long unforecast;

        Scoring(ReviewedSpan span) {
            this.span = span;
            this.settings = span.settings();
            this.levels = span.periods().stream()
                    .flatMap(period -> period.outlook().venues().stream())
                    .flatMap(venue -> venue.forecast().stream())
                    .map(QuantileForecast::levels)
                    .findFirst()
                    .orElse(QuantileLevels.STANDARD);
            this.timeline = Timeline.of(
                    span.periods().getFirst().nowNanos(),
                    span.periods().getLast().nowNanos(),
                    settings.periodNanos());
        }

        Predicted predicted() {
            outcomes();
            span.periods().forEach(this::observe);
            int steps = Math.toIntExact(Math.ceilDiv(settings.window().endNanos(), settings.periodNanos()));
            Figures figures = new Figures(timeline, steps, Figures.Settings.STANDARD);
            return new Predicted(
                    levels.values(),
                    rows.size(),
                    open,
                    lost,
                    unforecast,
                    scopes(figures),
                    bias(figures),
                    blocks(figures),
                    places(),
                    points);
        }

        private void outcomes() {
            Map<String, RealizedNeed> folds = new HashMap<>();
            for (ReviewedPeriod period : span.withOutcomes()) {
                for (MarginSnapshot snapshot : period.snapshots()) {
                    folds.computeIfAbsent(
                                    snapshot.venue(),
                                    venue -> new RealizedNeed(settings.window(), settings.periodNanos()))
                            .observe(snapshot)
                            .ifPresent(this::known);
                }
            }
        }

        private void known(Realized realized) {
            needs.computeIfAbsent(realized.venue(), venue -> new HashMap<>())
                    .put(realized.asOfNanos(), realized.needUsd());
        }

        private void observe(ReviewedPeriod period) {
            for (int v = 0; v < period.outlook().venues().size(); v++) {
                VenueOutlook outlook = period.outlook().venues().get(v);
                Double need = needs.getOrDefault(outlook.venue(), Map.of()).get(period.nowNanos());
                if (outlook.forecast().isEmpty()) {
                    unforecast++;
                } else if (need == null) {
                    count(period);
                } else if (outlook.forecast().get().levels().equals(levels)) {
                    rows.add(row(period, v, outlook.forecast().get(), need));
                }
                points.add(point(period, v, outlook, need == null ? OptionalDouble.empty() : OptionalDouble.of(need)));
            }
        }

        /// A window that ends after the last record is open; else a gap hides what came.
        private void count(ReviewedPeriod period) {
            long last = span.chain().lastNanos();
            if (period.nowNanos() + settings.window().endNanos() > last) {
                open++;
            } else {
                lost++;
            }
        }

        private JudgedRow row(ReviewedPeriod period, int v, QuantileForecast forecast, double need) {
            double demand = period.snapshots().get(v).demandUsd();
            double[] excess = forecast.values();
            for (int k = 0; k < excess.length; k++) {
                excess[k] -= demand;
            }
            double volatility =
                    period.volatility().isEmpty() ? 0 : period.volatility().get(v);
            return new JudgedRow(
                    forecast.venue(), timeline.instant(period.nowNanos()), excess, need - demand, volatility);
        }

        private Point point(ReviewedPeriod period, int v, VenueOutlook outlook, OptionalDouble need) {
            double moved = 0;
            for (var move : period.decision().moves()) {
                moved += move.to().equals(outlook.venue()) ? move.amount().tokens() : 0;
                moved -= move.from().equals(outlook.venue()) ? move.amount().tokens() : 0;
            }
            double position = period.state().nodes().get(v + 1).onHand().tokens()
                    + period.state().inbound(outlook.venue()).tokens()
                    + moved;
            Optional<List<Double>> quantiles = outlook.forecast()
                    .map(forecast -> List.of(forecast.at(.05), forecast.at(.5), forecast.at(LEVEL), forecast.at(1)));
            return new Point(outlook.venue(), period.nowNanos(), outlook.demandUsd(), position, quantiles, need);
        }

        /// Without volatility on record times are not told apart.
        private List<ScopeScore> scopes(Figures figures) {
            boolean apart = span.periods().stream()
                    .noneMatch(period -> period.volatility().isEmpty());
            List<Regime> regimes = apart ? List.of(Regime.values()) : List.of(Regime.ALL);
            List<ScopeScore> scopes = new ArrayList<>();
            add(scopes, ScopeScore.ALL_VENUES, rows, regimes, figures);
            if (settings.venues().size() > 1) {
                for (String venue : settings.venues()) {
                    add(scopes, venue, ofVenue(venue), regimes, figures);
                }
            }
            return scopes;
        }

        private void add(
                List<ScopeScore> scopes, String venue, List<JudgedRow> own, List<Regime> regimes, Figures figures) {
            Regimes borders = new Regimes(own);
            for (Regime regime : regimes) {
                scopes.add(ScopeScore.of(venue, regime, borders.of(regime, own), levels, figures));
            }
        }

        private List<JudgedRow> ofVenue(String venue) {
            return rows.stream().filter(row -> row.venue().equals(venue)).toList();
        }

        private Map<String, Finding<Figure>> bias(Figures figures) {
            Map<String, Finding<Figure>> bias = new java.util.LinkedHashMap<>();
            int middle = levels.nearest(.5);
            bias.put(ScopeScore.ALL_VENUES, figures.mean(rows, row -> row.quantile(middle) - row.truthUsd()));
            for (String venue : settings.venues()) {
                bias.put(venue, figures.mean(ofVenue(venue), row -> row.quantile(middle) - row.truthUsd()));
            }
            return bias;
        }

        private List<Block> blocks(Figures figures) {
            long days = timeline.size() * settings.periodNanos() / DAY_NANOS;
            int length = Math.toIntExact(
                    Math.max(1, (days >= WEEKS_FROM_DAYS ? 7 : 1) * DAY_NANOS / settings.periodNanos()));
            int level = levels.nearest(LEVEL);
            List<Block> blocks = new ArrayList<>();
            for (int first = 0; first < timeline.size(); first += length) {
                int from = first;
                List<JudgedRow> inside = rows.stream()
                        .filter(row -> row.instant() >= from && row.instant() < from + length)
                        .toList();
                blocks.add(new Block(
                        timeline.fromNanos() + first * timeline.periodNanos(),
                        inside.size(),
                        figures.ratio(inside, row -> 2 * row.pinball(levels), row -> Math.abs(row.truthUsd())),
                        figures.mean(inside, row -> row.covered(level) ? 1 : 0)));
            }
            return blocks;
        }

        private List<Double> places() {
            if (rows.isEmpty()) {
                return List.of();
            }
            double[] edges = new double[levels.size() + 2];
            for (int k = 0; k < levels.size(); k++) {
                edges[k + 1] = levels.get(k);
            }
            edges[edges.length - 1] = 1;
            double[] places =
                    rows.stream().mapToDouble(row -> row.place(levels)).toArray();
            return java.util.Arrays.stream(new ProbabilityIntegral(places).histogram(edges))
                    .boxed()
                    .toList();
        }
    }
}
