package io.headrace.training.validate;

import io.headrace.models.blend.BlendState;
import io.headrace.models.calibration.CalibrationRow;
import io.headrace.models.calibration.CalibrationState;
import io.headrace.models.calibration.UnitForecast;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.BlendQuantiles;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What a calibration slice teaches a blend whose weights move with outcomes.
///
/// @param experts the weights after every outcome of the slice
/// @param rows each forecast with the weights of its own time, learned from outcomes that were known by then
record SliceLesson(BlendState experts, List<CalibrationRow> rows) {
    static SliceLesson of(BlendQuantiles blend, TrainingSet slice) {
        QuantileLevels levels = blend.levels();
        BlendState equal = BlendState.bernstein(levels.size(), blend.members().size());
        CalibrationState state = CalibrationState.none(levels, List.of()).withExperts(equal);
        List<CalibrationRow> rows = new ArrayList<>(slice.size());
        Deque<Said> open = new ArrayDeque<>();
        for (TrainingRow row : slice.rows()) {
            while (!open.isEmpty()
                    && open.getFirst().row.asOfNanos() + slice.window().endNanos() <= row.asOfNanos()) {
                state = open.removeFirst().taught(levels, state);
            }
            UnitForecast said = UnitForecast.of(
                    UnitForecast.outputs(blend, row.venue(), row.features(blend.steps()), state), row.venue(), state);
            rows.add(new CalibrationRow(row.venue(), said.raw(), row.y()));
            open.addLast(new Said(row, said));
        }
        for (Said each : open) {
            state = each.taught(levels, state);
        }
        return new SliceLesson(state.experts().orElseThrow(), rows);
    }

    private record Said(TrainingRow row, UnitForecast forecast) {
        CalibrationState taught(QuantileLevels levels, CalibrationState state) {
            return state.learned(levels, row.venue(), forecast, row.y());
        }
    }
}
