package io.headrace.training.backtest;

import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.simulation.DeskPeriod;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.card.ModelCard;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.fit.SeasonalTrainer;
import io.headrace.training.fit.StructuralTrainer;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import io.headrace.training.set.TrainingSetBuilder;
import io.headrace.training.validate.FamilyScore;
import io.headrace.training.validate.Fold;
import io.headrace.training.validate.WalkForward;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How the forecasts of a test span did, beside climatology and the recalibrated margin formula fitted by
/// the same recipe on the same training span.
final class TestForecasts {
    static final String CLIMATOLOGY = "climatology";
    static final String STRUCTURAL = "margin formula";

    private final DeskRecording recording;
    private final ModelBundle bundle;
    private final ModelCard card;
    private final Spans spans;

    TestForecasts(DeskRecording recording, ModelBundle bundle, Spans spans) {
        this.recording = recording;
        this.bundle = bundle;
        this.card = bundle.card();
        this.spans = spans;
    }

    /// The model first; empty when no forecast of it could be compared.
    List<FamilyScore> scores(List<DeskPeriod> periods) {
        List<FamilyScore> scores = new ArrayList<>();
        TrainingSet set = TrainingSetBuilder.of(recording, card.window(), recording.toNanos());
        FamilyScore.Tally model = modelTally(periods, set);
        if (!model.isEmpty()) {
            scores.add(model.score(card.family()));
            WalkForward walk = new WalkForward(recording, set, card.levels());
            scores.add(baseline(walk, CLIMATOLOGY, new SeasonalTrainer()));
            scores.add(baseline(walk, STRUCTURAL, new StructuralTrainer()));
        }
        return scores;
    }

    private FamilyScore.Tally modelTally(List<DeskPeriod> periods, TrainingSet set) {
        Map<String, Map<Long, TrainingRow>> labels = new HashMap<>();
        for (TrainingRow row :
                set.between(spans.test().fromNanos(), recording.toNanos() + 1).rows()) {
            labels.computeIfAbsent(row.venue(), venue -> new HashMap<>()).put(row.asOfNanos(), row);
        }
        FamilyScore.Tally tally = new FamilyScore.Tally(card.levels());
        double[] raw = new double[card.levels().size()];
        for (DeskPeriod period : periods) {
            for (VenueOutlook outlook : period.outlook().venues()) {
                TrainingRow label =
                        labels.getOrDefault(outlook.venue(), Map.of()).get(period.nowNanos());
                if (label != null && outlook.forecast().isPresent()) {
                    double[] excess = excess(outlook.forecast().get(), label.demandUsd());
                    bundle.model().predict(label.features(bundle.model().steps()), raw);
                    tally.add(outlook.venue(), raw, excess, label.excessUsd());
                }
            }
        }
        return tally;
    }

    private FamilyScore baseline(WalkForward walk, String name, QuantileTrainer trainer) {
        long from = Math.max(card.trainedFromNanos(), spans.training().warmNanos());
        Fold fold = Fold.whole(from, card.trainedToNanos(), spans.test().fromNanos(), recording.toNanos() + 1);
        FamilyScore.Tally tally = new FamilyScore.Tally(card.levels());
        walk.run(fold, trainer, card.seed(), tally);
        return tally.score(name);
    }

    private static double[] excess(QuantileForecast forecast, double demandUsd) {
        double[] excess = forecast.values();
        for (int k = 0; k < excess.length; k++) {
            excess[k] -= demandUsd;
        }
        return excess;
    }
}
