package io.headrace.training.proof.episode;

import io.headrace.market.problem.Progress;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.proof.world.ProofWorld;
import io.headrace.training.proof.world.SteadyVolatility;
import io.headrace.training.proof.world.SweepPlan;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import io.headrace.training.set.TrainingSetBuilder;
import io.headrace.training.validate.FamilyScore;
import io.headrace.training.validate.Fold;
import io.headrace.training.validate.FoldPlan;
import io.headrace.training.validate.TrainerFamily;
import io.headrace.training.validate.WalkForward;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Every forecast of a world for one window, none of which saw what it forecasts: walk-forward blocks before
/// the split, and after it a fit on everything before, made again after every refit interval. Purged and
/// embargoed as all folds are; calibration moves on with the outcomes.
public final class DeskForecasts {
    private static final QuantileLevels LEVELS = QuantileLevels.STANDARD;

    private final ProofWorld world;
    private final ForecastWindow window;
    private final SweepPlan plan;
    private final Map<ForecastKind, List<QuantileForecast>> made = new EnumMap<>(ForecastKind.class);
    private final Map<ForecastKind, FamilyScore> scores = new EnumMap<>(ForecastKind.class);
    private final Map<ForecastKind, Double> lossBefore = new EnumMap<>(ForecastKind.class);
    private long fromNanos = Long.MIN_VALUE;

    private DeskForecasts(ProofWorld world, ForecastWindow window, SweepPlan plan) {
        this.world = world;
        this.window = window;
        this.plan = plan;
    }

    /// Fits and forecasts, kind by kind; minutes on months of hours.
    public static DeskForecasts make(ProofWorld world, ForecastWindow window, SweepPlan plan, Progress progress) {
        DeskForecasts forecasts = new DeskForecasts(world, window, plan);
        DeskRecording recording = world.recording();
        progress.report("forecasts", 0, 6);
        forecasts.walk(ForecastKind.CLIMATOLOGY, recording, TrainerFamily.SEASONAL);
        progress.report("forecasts", 1, 6);
        forecasts.walk(ForecastKind.EWMA, recording, TrainerFamily.EWMA);
        progress.report("forecasts", 2, 6);
        forecasts.walk(
                ForecastKind.STRUCTURE, SteadyVolatility.of(recording, world.splitNanos()), TrainerFamily.STRUCTURAL);
        progress.report("forecasts", 3, 6);
        forecasts.walk(ForecastKind.VOLATILITY, recording, TrainerFamily.STRUCTURAL);
        progress.report("forecasts", 4, 6);
        forecasts.walk(ForecastKind.LEARNED, recording, world.learned());
        progress.report("forecasts", 5, 6);
        forecasts.realized();
        world.law()
                .ifPresent(law -> forecasts.made.put(
                        ForecastKind.TRUE_LAW, law.forecasts(window, forecasts.fromNanos, recording.toNanos() + 1)));
        progress.report("forecasts", 6, 6);
        return forecasts;
    }

    /// In time order, by venue within; empty where there is none of this kind.
    public List<QuantileForecast> of(ForecastKind kind) {
        return made.getOrDefault(kind, List.of());
    }

    /// Whether this world has forecasts of the kind; of [ForecastKind#NONE] always.
    public boolean has(ForecastKind kind) {
        return kind == ForecastKind.NONE || made.containsKey(kind);
    }

    /// How each kind forecast after the split.
    public Map<ForecastKind, FamilyScore> scores() {
        return Map.copyOf(scores);
    }

    /// What forecast best before the split, out of fold, by mean pinball loss over venues and levels. Thousands of
    /// windows tell forecasts apart where a few episodes of cost do not.
    public ForecastKind best() {
        return lossBefore.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElseThrow(() -> new IllegalStateException("every kind forecasts before the split"))
                .getKey();
    }

    /// The first instant every kind forecasts.
    public long fromNanos() {
        return fromNanos;
    }

    private void walk(ForecastKind kind, DeskRecording recording, TrainerFamily family) {
        TrainingSet set = TrainingSetBuilder.of(recording, window, recording.toNanos());
        WalkForward forward = new WalkForward(recording, set, LEVELS);
        List<QuantileForecast> all = new ArrayList<>();
        FamilyScore.Tally before = new FamilyScore.Tally(LEVELS);
        for (Fold fold : folds(recording)) {
            all.addAll(forward.run(fold, family.trainer(FamilySettings.USUAL), plan.seed(), before));
        }
        lossBefore.put(kind, before.score(kind.label()).total().meanPinball());
        FamilyScore.Tally after = new FamilyScore.Tally(LEVELS);
        for (Fold fold : after(recording)) {
            all.addAll(forward.run(fold, family.trainer(FamilySettings.USUAL), plan.seed(), after));
        }
        made.put(kind, all);
        if (!after.isEmpty()) {
            scores.put(kind, after.score(kind.label()));
        }
        fromNanos = Math.max(fromNanos, all.getFirst().asOfNanos());
    }

    private List<Fold> folds(DeskRecording recording) {
        return FoldPlan.of(recording.until(world.splitNanos()), plan.folds(), window)
                .folds();
    }

    private List<Fold> after(DeskRecording recording) {
        long split = world.splitNanos();
        return Fold.whole(recording.warmNanos(), split - window.endNanos(), split, recording.toNanos() + 1)
                .refitted(plan.refitNanos(), window);
    }

    /// The forecast at today's volatility, moved so that its median is what came: the policy still has widths
    /// for its bands.
    private void realized() {
        TrainingSet set = TrainingSetBuilder.of(
                world.recording(), window, world.recording().toNanos());
        Map<String, Map<Long, TrainingRow>> rows = new HashMap<>();
        for (TrainingRow row : set.rows()) {
            rows.computeIfAbsent(row.venue(), venue -> new HashMap<>()).put(row.asOfNanos(), row);
        }
        List<QuantileForecast> came = new ArrayList<>();
        for (QuantileForecast forecast : of(ForecastKind.VOLATILITY)) {
            TrainingRow row = rows.getOrDefault(forecast.venue(), Map.of()).get(forecast.asOfNanos());
            if (row != null) {
                came.add(moved(forecast, row.demandUsd() + row.excessUsd() - forecast.at(.5)));
            }
        }
        made.put(ForecastKind.REALIZED, came);
    }

    private static QuantileForecast moved(QuantileForecast forecast, double byUsd) {
        double[] values = forecast.values();
        Arrays.setAll(values, k -> values[k] + byUsd);
        return new QuantileForecast(
                forecast.venue(),
                forecast.asOfNanos(),
                forecast.window(),
                forecast.levels(),
                values,
                new ForecastSupport.FromModel("realized", ""));
    }
}
