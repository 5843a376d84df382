package io.headrace.training.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.record.ChainCheck;
import io.headrace.decision.record.ChainReport;
import io.headrace.decision.record.RecordFile;
import io.headrace.decision.replay.Replay;
import io.headrace.decision.replay.ReplayReport;
import io.headrace.decision.replay.ReplaySpan;
import io.headrace.decision.review.CostLine;
import io.headrace.decision.review.Review;
import io.headrace.decision.review.ReviewJson;
import io.headrace.decision.review.ReviewPage;
import io.headrace.decision.simulation.Scorecard;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.evaluation.QuantileScore;
import io.headrace.models.evaluation.scope.ScopeScore;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What a backtest's records must bear out: every decision made again, an unbroken chain, and a review that says
/// of costs and forecasts what the backtest said.
final class RecordedBacktest {
    private RecordedBacktest() {}

    static Review expectParity(BacktestResult result, ModelBundle bundle, Path file) {
        result.story().write(file);
        RecordFile records = RecordFile.open(file);
        ChainReport chain = ChainCheck.of(records);
        assertTrue(chain.sound(), chain.toString());
        assertEquals(result.decisions().size(), chain.records());
        ReplayReport replayed = Replay.of(records, result.settings(), ReplaySpan.ALL, Optional.of(id -> bundle));
        assertTrue(replayed.identical(), replayed.differences().toString());
        assertEquals(Optional.empty(), replayed.unforecast());
        assertEquals(result.decisions().size(), replayed.forecasts());
        Review review = Review.of(records, result.settings(), Long.MIN_VALUE, Long.MAX_VALUE);
        expectSameCosts(result.scorecard(), review);
        expectSameScores(result.forecasts().getFirst().total(), review);
        assertTrue(ReviewPage.of(ReviewJson.of(review)).length() < 5_000_000);
        return review;
    }

    private static void expectSameCosts(Scorecard scorecard, Review review) {
        Map<String, Integer> rows = Map.of(CostLine.NOTHING, 0, CostLine.RULE, 1, CostLine.ACTUAL, 2);
        for (CostLine line : review.costs()) {
            if (line.name().equals(CostLine.FORESIGHT)) {
                double bound = scorecard.bound().totalUsd();
                assertEquals(bound, line.totals().totalUsd(), 1e-6 * Math.abs(bound));
            } else {
                assertEquals(scorecard.rows().get(rows.get(line.name())).totals(), line.totals(), line.name());
            }
        }
    }

    private static void expectSameScores(QuantileScore score, Review review) {
        ScopeScore all = review.predicted().scopes().getFirst();
        assertEquals(score.rows(), review.predicted().rows());
        assertEquals(score.wql().orElseThrow(), all.wql().orElseThrow().value(), 1e-9);
        for (int k = 0; k < score.levels().size(); k++) {
            assertEquals(
                    score.levels().get(k).coverage(),
                    all.levels().get(k).coverage().orElseThrow().value(),
                    1e-9);
        }
    }
}
