package io.headrace.training.validate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.outlook.Forecaster;
import io.headrace.decision.outlook.ModelSource;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.features.engine.Tick;
import io.headrace.market.problem.Progress;
import io.headrace.market.synthetic.SyntheticMarket;
import io.headrace.market.synthetic.SyntheticSpec;
import io.headrace.models.blend.BlendState;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.card.ModelCard;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.BlendQuantiles;
import io.headrace.models.predictor.Rearrangement;
import io.headrace.models.registry.ModelDocument;
import io.headrace.training.fit.BlendTrainer;
import io.headrace.training.fit.EwmaTrainer;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.fit.SeasonalTrainer;
import io.headrace.training.fit.StructuralTrainer;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.set.TrainingSet;
import io.headrace.training.set.TrainingSetBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OnlineWeightsTest {
    private static final QuantileLevels LEVELS = QuantileLevels.STANDARD;
    private static final QuantileTrainer TRAINER =
            new BlendTrainer(List.of(new StructuralTrainer(), new EwmaTrainer(), new SeasonalTrainer()), true);

    private static DeskSettings settings;
    private static DeskRecording recording;
    private static TrainingSet set;
    private static Fold fold;

    @BeforeAll
    static void record() {
        SyntheticMarket market = new SyntheticMarket(SyntheticSpec.demo().withDays(30));
        settings = DeskSettings.defaults(market.spec().venues(), market.spec().coins());
        recording =
                DeskRecording.replay(market.events(), settings.portfolio(), settings.periodNanos(), Progress.SILENT);
        set = TrainingSetBuilder.of(recording, settings.window(), recording.toNanos());
        fold = FoldPlan.of(recording, 2, settings.window()).folds().getLast();
    }

    @Test
    void whoeverServesTheModelForecastsWhatWalkForwardDid() {
        FamilyScore.Tally tally = new FamilyScore.Tally(LEVELS);
        List<QuantileForecast> walked = new WalkForward(recording, set, LEVELS).run(fold, TRAINER, 1, tally);
        List<QuantileForecast> served = served(ModelDocument.read(ModelDocument.write(bundle()), "here"));

        assertEquals(walked.size(), served.size());
        for (int i = 0; i < walked.size(); i++) {
            assertArrayEquals(
                    walked.get(i).values(),
                    served.get(i).values(),
                    walked.get(i).toString());
            assertEquals(state(walked.get(i)), state(served.get(i)));
        }
        assertEquals(0, tally.score("blend").total().crossings());
    }

    @Test
    void theModelCarriesWhatTheSliceTaught() {
        FittedFold fitted = FittedFold.of(TRAINER, set, fold, LEVELS, 1);
        BlendState weights = fitted.calibration().experts().orElseThrow();
        assertEquals(3, weights.members());
        assertEquals(Set.copyOf(set.venues()), weights.venues().keySet());
        assertNotEquals(
                1 / 3.0, weights.weightsOf(set.venues().getFirst()).getFirst().weights()[0]);
        QuantileTrainer fixed = new BlendTrainer(List.of(new StructuralTrainer(), new SeasonalTrainer()));
        assertTrue(FittedFold.of(fixed, set, fold, LEVELS, 1)
                .calibration()
                .experts()
                .isEmpty());
    }

    @Test
    void aForecastOfTheSliceKnowsNoOutcomeThatWasStillToCome() {
        TrainingSet slice = set.labelledWithin(fold.fitLabelsToNanos(), fold.calibrationLabelsToNanos());
        BlendQuantiles blend =
                (BlendQuantiles) FittedFold.of(TRAINER, set, fold, LEVELS, 1).model();
        TrainingSet cut =
                new TrainingSet(slice.schema(), slice.window(), slice.rows().subList(0, slice.size() / 2));
        assertEquals(
                SliceLesson.of(blend, cut).rows(),
                SliceLesson.of(blend, slice).rows().subList(0, cut.size()));
    }

    private static List<QuantileForecast> served(ModelBundle bundle) {
        Forecaster forecaster = new Forecaster(ModelSource.Champion.withoutEnd(bundle), settings);
        List<QuantileForecast> served = new ArrayList<>();
        for (Tick tick : recording.ticks()) {
            if (tick.nowNanos() >= fold.testFromNanos() && tick.nowNanos() < fold.testToNanos()) {
                for (VenueOutlook venue : forecaster.observe(tick).venues()) {
                    QuantileForecast forecast = venue.forecast().orElseThrow();
                    assertFalse(Rearrangement.crosses(forecast.values()));
                    served.add(forecast);
                }
            }
        }
        return served;
    }

    private static String state(QuantileForecast forecast) {
        return forecast.support() instanceof ForecastSupport.FromModel(String ignored, String digest) ? digest : "";
    }

    private static ModelBundle bundle() {
        FittedFold fitted = FittedFold.of(TRAINER, set, fold, LEVELS, 1);
        ModelCard card = new ModelCard(
                ModelCard.UNIDENTIFIED,
                "blend",
                "headrace",
                set.schema().fingerprint(),
                set.schema().columns(),
                LEVELS,
                settings.window(),
                List.of(),
                0,
                fold.testFromNanos(),
                Long.MAX_VALUE,
                1,
                1,
                Map.of(),
                Map.of(),
                "for a test");
        return new ModelBundle(card, fitted.model(), fitted.calibration());
    }
}
