package io.headrace.training.proof.world;

import io.headrace.features.engine.Tick;
import io.headrace.features.engine.VenueObservation;
import io.headrace.features.schema.FeatureSchema;
import io.headrace.features.schema.FeatureVector;
import io.headrace.models.forecast.NeedScale;
import io.headrace.training.set.DeskRecording;
import java.util.ArrayList;
import java.util.List;

/// The same history as a desk would see it that knows its exposures and plan but takes volatility as one
/// number for all time: the structural scale is divided by today's volatility and multiplied by the mean
/// volatility before the split; columns told in units of the scale follow.
public final class SteadyVolatility {
    private static final String VOLATILITY = "ewma_volatility";

    private final FeatureSchema schema;
    private final int volatility;
    private final int scale;
    private final List<Integer> inScaleUnits = new ArrayList<>();

    private SteadyVolatility(FeatureSchema schema) {
        this.schema = schema;
        volatility = schema.columns().indexOf(VOLATILITY);
        scale = schema.columns().indexOf(NeedScale.COLUMN);
        for (int c = 0; c < schema.size(); c++) {
            String column = schema.columns().get(c);
            if (column.startsWith("planned_rise")
                    || column.startsWith("adverse_gap")
                    || column.equals("need_change_ewma")
                    || column.equals("demand_over_scale")) {
                inScaleUnits.add(c);
            }
        }
    }

    /// @return the recording itself when it has no volatility to take out
    public static DeskRecording of(DeskRecording recording, long splitNanos) {
        SteadyVolatility steady = new SteadyVolatility(recording.schema());
        if (steady.volatility < 0 || steady.scale < 0) {
            return recording;
        }
        double mean = steady.mean(recording.until(splitNanos));
        List<Tick> ticks =
                recording.ticks().stream().map(tick -> steady.of(tick, mean)).toList();
        return new DeskRecording(recording.schema(), recording.periodNanos(), ticks);
    }

    private double mean(DeskRecording before) {
        double sum = 0;
        long count = 0;
        for (Tick tick : before.ticks()) {
            for (VenueObservation observation : tick.venues()) {
                double[] values = observation.features().values();
                if (observation.features().usable() && values[volatility] > 0) {
                    sum += values[volatility];
                    count++;
                }
            }
        }
        return count > 0 ? sum / count : 1;
    }

    private Tick of(Tick tick, double mean) {
        return new Tick(
                tick.nowNanos(),
                tick.venues().stream()
                        .map(observation ->
                                new VenueObservation(observation.snapshot(), of(observation.features(), mean)))
                        .toList());
    }

    private FeatureVector of(FeatureVector vector, double mean) {
        double[] values = vector.values();
        if (!(values[volatility] > 0) || !(values[scale] > 0)) {
            return vector;
        }
        double before = values[scale];
        double steady = before / values[volatility] * mean;
        for (int c : inScaleUnits) {
            values[c] *= before / steady;
        }
        values[scale] = steady;
        values[volatility] = mean;
        return new FeatureVector(vector.venue(), vector.asOfNanos(), schema, values, vector.states());
    }
}
