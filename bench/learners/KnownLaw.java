import io.headrace.market.event.MarketEvent;
import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.portfolio.demand.DemandFold;
import io.headrace.market.problem.Progress;
import io.headrace.market.synthetic.SyntheticMarket;
import io.headrace.market.synthetic.SyntheticSpec;
import io.headrace.models.evaluation.Pinball;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.models.predictor.Rearrangement;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.fit.tribuo.xgboost.XgboostQuantileTrainer;
import io.headrace.training.fit.tribuo.xgboost.XgboostSettings;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import io.headrace.training.set.TrainingSetBuilder;
import io.headrace.training.validate.TrainerFamily;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// On the synthetic market, whose law is known: by how much each family's loss exceeds that of the true
/// quantiles, beside XGBoost with the settings of its own tutorial on the same rows and columns, without the
/// structural base. One fit on 70 days, 30 days judged, no calibration.
final class KnownLaw {
    private static final long HOUR = 3_600_000_000_000L;
    private static final QuantileLevels LEVELS = QuantileLevels.STANDARD;
    private static final int PATHS = 1000;

    private KnownLaw() {}

    /// @param args hours of the window
    public static void main(String[] args) {
        ForecastWindow window = new ForecastWindow(0, Long.parseLong(args[0]) * HOUR);
        SyntheticMarket market = new SyntheticMarket(SyntheticSpec.demo().withDays(100));
        List<MarketEvent> events = market.events();
        PortfolioSpec portfolio =
                PortfolioSpec.forVenues(market.spec().venues(), market.spec().coins());
        DeskRecording recording = DeskRecording.replay(events, portfolio, HOUR, Progress.SILENT);
        TrainingSet set = TrainingSetBuilder.of(recording, window, recording.toNanos());
        long test = recording.fromNanos() + 70 * 24 * HOUR;
        TrainingSet fitted = set.labelledWithin(recording.warmNanos(), test);
        Map<String, double[]> truth = truth(market, events, portfolio, window, test, recording.toNanos());
        List<TrainingRow> judged = set.between(test, recording.toNanos()).rows().stream()
                .filter(row -> truth.containsKey(key(row.venue(), row.asOfNanos())))
                .toList();
        double best = 0;
        for (TrainingRow row : judged) {
            double[] needUsd = truth.get(key(row.venue(), row.asOfNanos()));
            for (int k = 0; k < LEVELS.size(); k++) {
                best += Pinball.loss(LEVELS.get(k), needUsd[k] - row.demandUsd(), row.excessUsd());
            }
        }
        System.out.printf(Locale.ROOT, "%d rows fitted, %d judged%n", fitted.size(), judged.size());
        for (Map.Entry<String, QuantileTrainer> each : trainers().entrySet()) {
            QuantileModel model = each.getValue().fit(fitted, LEVELS, 1);
            System.out.printf(
                    Locale.ROOT, "%-34s excess over the true quantiles %.3f%n", each.getKey(), loss(model, judged) / best - 1);
        }
    }

    private static Map<String, QuantileTrainer> trainers() {
        Map<String, QuantileTrainer> trainers = new LinkedHashMap<>();
        for (int trees : new int[] {50, 100, 200}) {
            trainers.put(
                    "XGBoost alone, depth 6, " + trees + " trees",
                    new XgboostQuantileTrainer(new XgboostSettings(trees, 6, 1, .1, 1, 1)));
        }
        trainers.put("XGBoost alone, our settings", new XgboostQuantileTrainer(XgboostSettings.DEFAULT));
        for (String family : List.of(
                "seasonal", "structural", "commons-math", "tribuo", "smile", "xgboost", "forest", "mixture", "blend")) {
            trainers.put(family, TrainerFamily.named(family).orElseThrow().trainer(FamilySettings.USUAL));
        }
        return trainers;
    }

    /// True quantiles of the need, USD, every fifth hour.
    private static Map<String, double[]> truth(
            SyntheticMarket market,
            List<MarketEvent> events,
            PortfolioSpec portfolio,
            ForecastWindow window,
            long fromNanos,
            long toNanos) {
        double[] levels =
                LEVELS.values().stream().mapToDouble(Double::doubleValue).toArray();
        Map<String, double[]> truth = new HashMap<>();
        DemandFold desk = new DemandFold(portfolio, HOUR);
        int next = 0;
        for (long now = events.getFirst().knownNanos(); now < toNanos - window.endNanos(); now += HOUR) {
            while (next < events.size() && events.get(next).knownNanos() <= now) {
                desk.observe(events.get(next++));
            }
            boolean known = !desk.tick(now).isEmpty();
            if (known && now >= fromNanos && now / HOUR % 5 == 0) {
                double[][] quantiles =
                        market.trueNeedQuantiles(desk, now, 0, window.reviewNanos(), levels, PATHS, now);
                for (int v = 0; v < quantiles.length; v++) {
                    truth.put(key(portfolio.venues().get(v), now), quantiles[v]);
                }
            }
        }
        return truth;
    }

    private static double loss(QuantileModel model, List<TrainingRow> rows) {
        double[] out = new double[LEVELS.size()];
        double loss = 0;
        for (TrainingRow row : rows) {
            model.predict(row.features(), out);
            Rearrangement.sort(out);
            for (int k = 0; k < out.length; k++) {
                loss += Pinball.loss(LEVELS.get(k), out[k] * row.scaleUsd(), row.excessUsd());
            }
        }
        return loss;
    }

    private static String key(String venue, long nanos) {
        return venue + '@' + nanos;
    }
}
