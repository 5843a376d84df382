package io.headrace.models.predictor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.headrace.models.SampleModels;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PredictionPropertyTest {
    private static final List<QuantileModel> MODELS = List.of(
            SampleModels.linear(1),
            SampleModels.trees(2),
            SampleModels.seasonal(3),
            SampleModels.structural(4),
            SampleModels.network(5),
            SampleModels.tunedNetwork(6));

    @Test
    void isPure() {
        SplittableRandom random = new SplittableRandom(4);
        for (QuantileModel model : Stream.concat(
                        MODELS.stream(),
                        Stream.of(
                                SampleModels.stacked(5),
                                SampleModels.blend(6),
                                SampleModels.leaning(7),
                                SampleModels.forest(8),
                                SampleModels.mixture(9),
                                SampleModels.stackedNetwork(7)))
                .toList()) {
            double[] x = SampleModels.numbers(random, model.steps() * model.inputs());
            double[] before = x.clone();
            double[] first = new double[model.levels().size()];
            double[] second = {9, 9, 9};
            model.predict(x, first);
            model.predict(x, second);
            assertArrayEquals(first, second);
            assertArrayEquals(before, x);
        }
    }

    @Test
    void allocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (QuantileModel model : MODELS) {
            double[] x = SampleModels.numbers(new SplittableRandom(5), model.steps() * model.inputs());
            double[] out = new double[model.levels().size()];
            predictOften(model, x, out);
            long before = threads.getCurrentThreadAllocatedBytes();
            predictOften(model, x, out);
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            // The bean's own calls and a late compilation may cost a little; one double[] per prediction would be 400
            // kB.
            assertTrue(allocated < 20_000, model + " allocated " + allocated + " bytes in 10000 predictions");
        }
    }

    @Test
    void rearrangementSortsWhateverComes() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 500; i++) {
            double[] values = SampleModels.numbers(random, random.nextInt(12));
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            assertEquals(!Arrays.equals(values, sorted), Rearrangement.crosses(values));
            Rearrangement.sort(values);
            assertArrayEquals(sorted, values);
        }
    }

    private static void predictOften(QuantileModel model, double[] x, double[] out) {
        for (int i = 0; i < 10_000; i++) {
            model.predict("alpha", x, out);
            Rearrangement.sort(out);
        }
    }
}
