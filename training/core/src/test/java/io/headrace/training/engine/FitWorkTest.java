package io.headrace.training.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headrace.features.schema.FeatureSchema;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import io.headrace.training.validate.FitTask;
import io.headrace.training.validate.TrainerFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FitWorkTest {
    private static final QuantileLevels LEVELS = new QuantileLevels(List.of(.5, .95));

    @Test
    void rowsComeBackBitForBit() {
        SetBytes bytes = new SetBytes(set(50), LEVELS, 7);
        SetBytes read = SetBytes.read(bytes.write());
        assertEquals(LEVELS, read.levels());
        assertEquals(7, read.seed());
        assertEquals(bytes.set().schema(), read.set().schema());
        assertEquals(bytes.set().window(), read.set().window());
        assertArrayEquals(bytes.write(), read.write());
    }

    @Test
    void aPieceGivesTheVeryModelThatAFitHereGives() {
        TrainingSet set = set(400);
        FitTask task = new FitTask(TrainerFamily.COMMONS_MATH, FamilySettings.USUAL, 0, 300);
        List<byte[]> answers = new ArrayList<>();
        WorkEngine.HERE.run(
                FitWork.FIT,
                new SetBytes(set, LEVELS, 1).write(),
                List.of(FitWork.piece(task)),
                (answer, place) -> answers.add(answer));
        TrainingSet rows = task.rows(set);
        assertEquals(
                task.family().trainer(task.settings()).fit(rows, LEVELS, 1),
                FitDocument.read(answers.getFirst(), "").orElseThrow());
    }

    @Test
    void tooFewRowsAreNoAnswer() {
        FitTask task =
                new FitTask(TrainerFamily.SMILE, FamilySettings.USUAL.resolved(TrainerFamily.SMILE.declared()), 0, 20);
        byte[] answer = FitWork.FIT.run(new SetBytes(set(100), LEVELS, 1).write(), FitWork.piece(task));
        assertEquals(0, answer.length);
    }

    private static TrainingSet set(int rows) {
        Random random = new Random(1);
        List<String> columns = List.of("planned_rise", "ewma_volatility", "noise");
        List<TrainingRow> all = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            double[] features = {random.nextDouble(), random.nextDouble(), random.nextGaussian()};
            all.add(new TrainingRow("a", i, features, features[0] + random.nextGaussian(), 100, 1000));
        }
        return new TrainingSet(FeatureSchema.of(columns, columns), new ForecastWindow(0, 1), all);
    }
}
