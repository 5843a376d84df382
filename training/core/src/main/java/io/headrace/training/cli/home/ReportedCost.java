package io.headrace.training.cli.home;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.decision.simulation.Scorecard;
import io.headrace.training.promote.BacktestCost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// What a kept backtest report found its model to cost beside the rule.
final class ReportedCost {
    private ReportedCost() {}

    /// Empty when the folder holds no report that can be read, or one of another model.
    static Optional<BacktestCost> in(Path folder, String modelId) {
        try {
            JsonNode report =
                    new ObjectMapper().readTree(folder.resolve("backtest.json").toFile());
            double predictive = totalUsd(report, Scorecard.PREDICTIVE);
            double threshold = totalUsd(report, Scorecard.THRESHOLD);
            boolean whole = report.path("model").asText().equals(modelId) && !Double.isNaN(predictive + threshold);
            return whole ? Optional.of(new BacktestCost(predictive, threshold)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static double totalUsd(JsonNode report, String strategy) {
        double usd = Double.NaN;
        for (JsonNode each : report.path("strategies")) {
            if (each.path("name").asText().equals(strategy)) {
                usd = each.path("total_usd").asDouble(Double.NaN);
            }
        }
        return usd;
    }
}
