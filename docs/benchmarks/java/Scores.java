import io.headrace.models.evaluation.Pinball;
import io.headrace.models.evaluation.comparison.DieboldMariano;
import io.headrace.models.evaluation.comparison.ModelConfidenceSet;
import io.headrace.models.evaluation.uncertainty.HacKernel;
import io.headrace.models.evaluation.uncertainty.Interval;
import io.headrace.models.evaluation.uncertainty.RatioOverTime;
import io.headrace.models.evaluation.uncertainty.StationaryBootstrap;
import io.headrace.models.forecast.QuantileLevels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Scores every forecast of a set on the rows all of them forecast, by the one definition of `models.evaluation`.
final class Scores {
    static final List<String> PEERS = List.of(
            "seasonal-naive", "ets", "arima", "quantreg", "sklearn-hgb", "lightgbm", "xgboost");
    private static final Set<String> BASELINES = Set.of("seasonal", "structural", "ewma");
    private static final String LAW = "true-law";
    private static final QuantileLevels LEVELS = QuantileLevels.STANDARD;
    private static final int BINS = 5;

    /// What came, USD, and where.
    record Truth(String venue, long second, double truthUsd, double scaleUsd, double volatility) {}

    /// What a model said, USD.
    ///
    /// @param crossed 1 or 0, or the share over all rows
    record Said(double crossed, double[] quantilesUsd) {}

    private final BenchSet set;
    private final Path work;
    private final Map<Integer, Truth> truths = new TreeMap<>();
    private final Map<String, Map<Integer, Said>> models = new LinkedHashMap<>();
    private final List<Integer> rows = new ArrayList<>();
    private final List<Long> instants;
    private final int windowSteps;

    Scores(BenchSet set, Path work) throws IOException {
        this.set = set;
        this.work = work;
        Table truth = Table.read(work.resolve("truth.csv"));
        for (int i = 0; i < truth.rows().size(); i++) {
            truths.put(
                    (int) truth.number(i, "id"),
                    new Truth(
                            truth.text(i, "venue"),
                            (long) truth.number(i, "second"),
                            truth.number(i, "truth_usd"),
                            truth.number(i, "scale_usd"),
                            truth.number(i, "volatility")));
        }
        readModels();
        Set<Integer> common = new TreeSet<>(truths.keySet());
        models.values().forEach(said -> common.retainAll(said.keySet()));
        rows.addAll(common);
        instants = rows.stream().map(id -> truths.get(id).second()).distinct().sorted().toList();
        long step = Long.MAX_VALUE;
        for (int i = 1; i < instants.size(); i++) {
            step = Math.min(step, instants.get(i) - instants.get(i - 1));
        }
        windowSteps = (int) Math.ceilDiv(set.window().endNanos() / 1_000_000_000L, step);
    }

    private void readModels() throws IOException {
        try (Stream<Path> files = Files.list(work.resolve("own"))) {
            for (Path file : files.sorted().toList()) {
                Table said = Table.read(file);
                Map<Integer, Said> byRow = new HashMap<>();
                for (int i = 0; i < said.rows().size(); i++) {
                    byRow.put((int) said.number(i, "id"), new Said(said.number(i, "crossed"), said.from(i, "usd_0.05")));
                }
                models.put(file.getFileName().toString().replace(".csv", ""), byRow);
            }
        }
        for (String peer : PEERS) {
            Map<Integer, Said> said = Peers.read(work, peer, truths);
            if (!said.isEmpty()) {
                models.put(peer, said);
            }
        }
    }

    /// The table of the set, as markdown.
    String table() throws IOException {
        Map<String, Double> wql = new LinkedHashMap<>();
        models.keySet().forEach(name -> wql.put(name, wql(name)));
        String bestPeer = models.keySet().stream()
                .filter(PEERS::contains)
                .min((a, b) -> Double.compare(wql.get(a), wql.get(b)))
                .orElse("");
        Map<String, Double> confidence = confidenceSet();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "### %s%n%d rows, %d instants, %d venues; best peer: %s%n%n",
                set.label(),
                rows.size(),
                instants.size(),
                rows.stream().map(id -> truths.get(id).venue()).distinct().count(),
                bestPeer.isEmpty() ? "none ran" : bestPeer));
        text.append("| model | WQL | / climatology | / structural | / EWMA | / best peer | .95 [90 % HAC] | .99 [90 % HAC] |"
                + " worst bin .95, .99 | crossed | DM t to best peer | DM t to structural | MCS p | seconds |\n");
        text.append("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        List<String> order = new ArrayList<>(models.keySet());
        order.sort((a, b) -> rank(a) != rank(b) ? rank(a) - rank(b) : Double.compare(wql.get(a), wql.get(b)));
        for (String name : order) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.4f | %s | %s | %s | %s | %s | %s | %s | %.2f | %s | %s | %.2f | %s |%n",
                    name,
                    wql.get(name),
                    ratio(wql, name, "seasonal"),
                    ratio(wql, name, "structural"),
                    ratio(wql, name, "ewma"),
                    ratio(wql, name, bestPeer),
                    coverage(name, .95),
                    coverage(name, .99),
                    worstBin(name),
                    models.get(name).values().stream().mapToDouble(Said::crossed).average().orElse(0),
                    contest(name, bestPeer),
                    contest(name, "structural"),
                    confidence.getOrDefault(name, 0.0),
                    seconds(name)));
        }
        return text.toString();
    }

    private static int rank(String name) {
        return name.equals(LAW) ? 0 : BASELINES.contains(name) ? 1 : PEERS.contains(name) ? 3 : 2;
    }

    private double loss(String name, int row) {
        double[] said = models.get(name).get(row).quantilesUsd();
        double sum = 0;
        for (int k = 0; k < said.length; k++) {
            sum += 2 * Pinball.loss(LEVELS.get(k), said[k], truths.get(row).truthUsd());
        }
        return sum / said.length;
    }

    private double wql(String name) {
        double loss = rows.stream().mapToDouble(row -> loss(name, row)).sum();
        return loss / rows.stream().mapToDouble(row -> Math.abs(truths.get(row).truthUsd())).sum();
    }

    private static String ratio(Map<String, Double> wql, String name, String to) {
        return wql.containsKey(to) ? String.format(Locale.ROOT, "%.3f", wql.get(name) / wql.get(to)) : "-";
    }

    private boolean covered(String name, int row, double level) {
        int k = LEVELS.values().indexOf(level);
        return truths.get(row).truthUsd() <= models.get(name).get(row).quantilesUsd()[k];
    }

    private String coverage(String name, double level) {
        double[] held = overTime(row -> covered(name, row, level) ? 1 : 0);
        double[] count = overTime(row -> 1);
        RatioOverTime share = RatioOverTime.of(held, count, windowSteps).orElseThrow();
        String interval = share.hac(.9)
                .toOptional()
                .map((Interval i) -> String.format(Locale.ROOT, " [%.3f, %.3f]", i.low(), i.high()))
                .orElse("");
        return String.format(Locale.ROOT, "%.4f%s", share.value(), interval);
    }

    /// The least coverage of five volatility bins of each venue.
    private String worstBin(String name) {
        if (truths.values().stream().allMatch(truth -> truth.volatility() == 0)) {
            return "-";
        }
        double[] worst = {1, 1};
        Map<String, List<Integer>> byVenue =
                rows.stream().collect(Collectors.groupingBy(row -> truths.get(row).venue()));
        for (List<Integer> own : byVenue.values()) {
            List<Integer> sorted = new ArrayList<>(own);
            sorted.sort((a, b) -> Double.compare(truths.get(a).volatility(), truths.get(b).volatility()));
            for (int bin = 0; bin < BINS; bin++) {
                List<Integer> part =
                        sorted.subList(bin * sorted.size() / BINS, (bin + 1) * sorted.size() / BINS);
                for (int i = 0; i < worst.length; i++) {
                    double level = i == 0 ? .95 : .99;
                    double share = part.stream()
                            .mapToDouble(row -> covered(name, row, level) ? 1 : 0)
                            .average()
                            .orElse(1);
                    worst[i] = Math.min(worst[i], share);
                }
            }
        }
        return String.format(Locale.ROOT, "%.3f, %.3f", worst[0], worst[1]);
    }

    private double[] overTime(ToDoubleFunction<Integer> value) {
        Map<Long, Double> sums = new HashMap<>();
        rows.forEach(row -> sums.merge(truths.get(row).second(), value.applyAsDouble(row), Double::sum));
        return instants.stream().mapToDouble(sums::get).toArray();
    }

    private String contest(String name, String other) {
        if (!models.containsKey(other) || name.equals(other)) {
            return "-";
        }
        return DieboldMariano.of(
                        overTime(row -> loss(name, row)),
                        overTime(row -> loss(other, row)),
                        windowSteps,
                        HacKernel.BARTLETT)
                .toOptional()
                .map(test -> String.format(Locale.ROOT, "%.1f", test.statistic()))
                .orElse("-");
    }

    private Map<String, Double> confidenceSet() {
        List<String> names = models.keySet().stream().filter(name -> !name.equals(LAW)).toList();
        double[][] losses =
                names.stream().map(name -> overTime(row -> loss(name, row))).toArray(double[][]::new);
        double block = Math.max(2.0 * windowSteps, Math.cbrt(instants.size()));
        Map<String, Double> byName = new HashMap<>();
        ModelConfidenceSet.of(
                        names,
                        losses,
                        new ModelConfidenceSet.Settings(
                                .1, ModelConfidenceSet.Statistic.MAX, new StationaryBootstrap(block, 1000, 1)))
                .toOptional()
                .ifPresent(found -> found.members().forEach(member -> byName.put(member.name(), member.pValue())));
        return byName;
    }

    private String seconds(String name) throws IOException {
        Path file = work.resolve("seconds").resolve(name);
        return Files.exists(file) ? Files.readString(file).strip() : "-";
    }

    /// Keeps how long a model took to fit and forecast every fold.
    static void seconds(Path work, String name, double seconds) throws IOException {
        Path folder = Files.createDirectories(work.resolve("seconds"));
        Files.writeString(folder.resolve(name), String.format(Locale.ROOT, "%.1f%n", seconds));
    }
}
