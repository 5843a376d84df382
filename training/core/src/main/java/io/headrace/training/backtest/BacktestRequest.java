package io.headrace.training.backtest;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.training.set.DeskRecording;
import java.util.List;

/// What to judge.
///
/// @param recording of the whole dataset, replayed with the settings' portfolio
/// @param bundle the model of the predictive policy
/// @param outOfFold its forecasts inside the training span; empty leaves the policy's parameters as they
///     are
/// @param settings the desk; policy parameters in it are where tuning is not possible
/// @param budget parameter sets each tuning may try
/// @param seed of the block bootstrap
public record BacktestRequest(
        DeskRecording recording,
        ModelBundle bundle,
        List<QuantileForecast> outOfFold,
        DeskSettings settings,
        int budget,
        long seed) {
    public BacktestRequest {
        outOfFold = List.copyOf(outOfFold);
    }
}
