import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.portfolio.demand.DemandFold;
import io.headrace.market.event.MarketEvent;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.StackedQuantiles;
import io.headrace.models.predictor.StructuralQuantiles;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.fit.StructuralTrainer;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import io.headrace.training.set.TrainingSetBuilder;
import io.headrace.training.validate.FamilyScore;
import io.headrace.training.validate.Fold;
import io.headrace.training.validate.FoldPlan;
import io.headrace.training.validate.TrainerFamily;
import io.headrace.training.validate.WalkForward;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Builds the rows of a set, writes them for the peers, and lets Headrace's own families forecast them.
///
///     truth.csv          id, venue, second, fold, truth, demand and scale in USD, volatility
///     fold_K/fit.csv     id, venue, second, y, z, features f_*       rows a fit may see
///     fold_K/apply.csv   the same, and the part: slice (calibration) or test
///     own/FAMILY.csv     id, crossed, quantiles of M - d in USD
///
/// y is M - d in scale units, z what is left of it beside the structural location, in its spreads: what every learner
/// learns, Headrace's and the peers'.
final class Prepare {
    private static final QuantileLevels LEVELS = QuantileLevels.STANDARD;
    private static final long SECOND = 1_000_000_000L;

    private final BenchSet set;
    private final Path work;
    private final DeskRecording recording;
    private final TrainingSet rows;
    private final FoldPlan plan;
    private final Map<String, Integer> ids = new HashMap<>();

    Prepare(BenchSet set, Path data, Path desks, Path work) {
        this.set = set;
        this.work = work;
        recording = set.recording(data, desks);
        rows = TrainingSetBuilder.of(recording, set.window(), recording.toNanos());
        plan = FoldPlan.of(recording, set.folds(), set.window());
        for (int i = 0; i < rows.size(); i++) {
            ids.put(key(rows.rows().get(i).venue(), rows.rows().get(i).asOfNanos()), i);
        }
    }

    void run(List<String> families) throws IOException {
        truth().write(work.resolve("truth.csv"));
        for (int k = 0; k < plan.folds().size(); k++) {
            fold(k, plan.folds().get(k));
        }
        for (String family : families) {
            long started = System.nanoTime();
            own(TrainerFamily.named(family).orElseThrow(), started);
        }
        if (set.synthetic()) {
            law().write(work.resolve("own").resolve("true-law.csv"));
        }
    }

    private Table truth() {
        int volatility = rows.schema().columns().indexOf("realized_volatility_24h");
        List<String[]> cells = new ArrayList<>();
        for (int k = 0; k < plan.folds().size(); k++) {
            Fold fold = plan.folds().get(k);
            for (TrainingRow row : rows.between(fold.testFromNanos(), fold.testToNanos()).rows()) {
                cells.add(cells(
                        id(row),
                        row.venue(),
                        row.asOfNanos() / SECOND,
                        k,
                        row.excessUsd(),
                        row.demandUsd(),
                        row.scaleUsd(),
                        volatility < 0 ? 0 : row.feature(volatility)));
            }
        }
        return new Table(
                List.of("id", "venue", "second", "fold", "truth_usd", "demand_usd", "scale_usd", "volatility"), cells);
    }

    private void fold(int k, Fold fold) throws IOException {
        TrainingSet fit = rows.labelledWithin(fold.fitFromNanos(), fold.fitLabelsToNanos());
        StructuralQuantiles base = new StructuralTrainer().fit(fit, LEVELS, 1);
        Path folder = work.resolve("fold_" + k);
        lines(fit, base, "fit").write(folder.resolve("fit.csv"));
        Table apply = lines(
                rows.labelledWithin(fold.fitLabelsToNanos(), fold.calibrationLabelsToNanos()), base, "slice");
        apply.rows().addAll(lines(rows.between(fold.testFromNanos(), fold.testToNanos()), base, "test").rows());
        apply.write(folder.resolve("apply.csv"));
        new Table(
                        List.of("fit_from", "fit_labels_to", "calibration_labels_to", "test_from", "test_to", "lead",
                                "review", "period"),
                        List.<String[]>of(cells(
                                fold.fitFromNanos(),
                                fold.fitLabelsToNanos(),
                                fold.calibrationLabelsToNanos(),
                                fold.testFromNanos(),
                                fold.testToNanos(),
                                set.window().leadNanos(),
                                set.window().reviewNanos(),
                                recording.periodNanos())))
                .write(folder.resolve("times.csv"));
    }

    private Table lines(TrainingSet part, StructuralQuantiles base, String name) {
        List<String> columns = new ArrayList<>(
                List.of("id", "venue", "second", "part", "hour", "y", "z", "location", "spread"));
        rows.schema().columns().forEach(column -> columns.add("f_" + column));
        List.of("location", "spread", "median", "upper").forEach(column -> columns.add("f_base_" + column));
        List<String[]> lines = new ArrayList<>();
        int hour = rows.schema().columns().indexOf("hour_of_day");
        for (TrainingRow row : part.rows()) {
            double[] features = row.features();
            double location = base.base().location(features);
            double spread = base.base().spread(features);
            List<String> cells = new ArrayList<>(List.of(cells(
                    id(row),
                    row.venue(),
                    row.asOfNanos() / SECOND,
                    name,
                    (int) row.feature(hour),
                    row.y(),
                    (row.y() - location) / spread,
                    location,
                    spread)));
            for (double input : StackedQuantiles.inputs(base, features)) {
                cells.add(Double.toString(input));
            }
            lines.add(cells.toArray(String[]::new));
        }
        return new Table(columns, lines);
    }

    private void own(TrainerFamily family, long started) throws IOException {
        FamilyScore.Tally tally = new FamilyScore.Tally(LEVELS);
        WalkForward walk = new WalkForward(recording, rows, LEVELS);
        List<QuantileForecast> forecasts = new ArrayList<>();
        for (Fold fold : plan.folds()) {
            forecasts.addAll(walk.run(fold, family.trainer(FamilySettings.USUAL), 1, tally));
        }
        double crossed = tally.score(family.label()).total().crossings();
        List<String[]> lines = new ArrayList<>();
        for (QuantileForecast forecast : forecasts) {
            Integer id = ids.get(key(forecast.venue(), forecast.asOfNanos()));
            if (id != null) {
                double[] excess = forecast.values();
                for (int k = 0; k < excess.length; k++) {
                    excess[k] -= rows.rows().get(id).demandUsd();
                }
                lines.add(withQuantiles(id, crossed, excess));
            }
        }
        new Table(quantileColumns("crossed", "usd_"), lines)
                .write(work.resolve("own").resolve(family.label() + ".csv"));
        Scores.seconds(work, family.label(), (System.nanoTime() - started) / 1e9);
    }

    /// Quantiles under the law that made the synthetic market, at every fifth hour.
    private Table law() {
        PortfolioSpec portfolio = BenchSet.syntheticDesk();
        List<MarketEvent> events = BenchSet.SYNTHETIC.events();
        DemandFold desk = new DemandFold(portfolio, recording.periodNanos());
        double[] levels =
                LEVELS.values().stream().mapToDouble(Double::doubleValue).toArray();
        long test = plan.folds().getFirst().testFromNanos();
        List<String[]> lines = new ArrayList<>();
        int next = 0;
        for (long now = events.getFirst().knownNanos();
                now < recording.toNanos() - set.window().endNanos();
                now += recording.periodNanos()) {
            while (next < events.size() && events.get(next).knownNanos() <= now) {
                desk.observe(events.get(next++));
            }
            boolean known = !desk.tick(now).isEmpty();
            if (known && now >= test && now / recording.periodNanos() % 5 == 0) {
                double[][] needs = BenchSet.SYNTHETIC.trueNeedQuantiles(
                        desk, now, 0, set.window().reviewNanos(), levels, 400, now);
                for (int v = 0; v < needs.length; v++) {
                    Integer id = ids.get(key(portfolio.venues().get(v), now));
                    if (id != null) {
                        double demand = rows.rows().get(id).demandUsd();
                        double[] excess = needs[v].clone();
                        for (int k = 0; k < excess.length; k++) {
                            excess[k] -= demand;
                        }
                        lines.add(withQuantiles(id, 0, excess));
                    }
                }
            }
        }
        return new Table(quantileColumns("crossed", "usd_"), lines);
    }

    static List<String> quantileColumns(String before, String unit) {
        List<String> columns = new ArrayList<>(List.of("id", before));
        LEVELS.values().forEach(level -> columns.add(unit + level));
        return columns;
    }

    static String[] withQuantiles(int id, double before, double[] quantiles) {
        String[] line = new String[quantiles.length + 2];
        line[0] = Integer.toString(id);
        line[1] = Double.toString(before);
        for (int k = 0; k < quantiles.length; k++) {
            line[k + 2] = Double.toString(quantiles[k]);
        }
        return line;
    }

    private int id(TrainingRow row) {
        return ids.get(key(row.venue(), row.asOfNanos()));
    }

    private static String key(String venue, long nanos) {
        return venue + '@' + nanos;
    }

    private static String[] cells(Object... values) {
        String[] cells = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            cells[i] = String.valueOf(values[i]);
        }
        return cells;
    }
}
