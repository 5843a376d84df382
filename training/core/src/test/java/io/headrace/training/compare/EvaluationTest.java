package io.headrace.training.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.problem.ProblemException;
import io.headrace.models.evaluation.QuantileScoring;
import io.headrace.models.evaluation.scope.Figure;
import io.headrace.models.evaluation.scope.Figures;
import io.headrace.models.evaluation.scope.Regime;
import io.headrace.models.evaluation.scope.ScopeScore;
import io.headrace.models.evaluation.uncertainty.Interval;
import io.headrace.training.report.EvaluationJson;
import io.headrace.training.report.EvaluationText;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final Figures.Settings QUICK = new Figures.Settings(.9, 100, 1);
    private static final int HOURS = 1500;
    private static final int FROM = 200;
    private static final SampleForecasts SAMPLE = new SampleForecasts(HOURS, 1);
    private static final Judged JUDGED = SAMPLE.judged("true", FROM, 0);
    private static final Evaluation EVALUATION = Evaluation.of(JUDGED, SAMPLE.outcomes(), QUICK);

    @Test
    void figuresAreThoseOfTheScoringThatTrainingUses() {
        QuantileScoring scoring = new QuantileScoring(JUDGED.levels());
        JUDGED.rows().forEach(row -> scoring.add(row.quantilesUsd(), row.truthUsd()));
        var expected = scoring.score().orElseThrow();
        ScopeScore whole = scope("*", Regime.ALL);
        assertEquals(expected.rows(), whole.rows());
        assertEquals(expected.wql().orElseThrow(), whole.wql().orElseThrow().value(), 1e-12);
        for (int k = 0; k < JUDGED.levels().size(); k++) {
            ScopeScore.AtLevel level = whole.levels().get(k);
            assertEquals(
                    expected.levels().get(k).pinball(),
                    level.pinball().orElseThrow().value(),
                    1e-9);
            assertEquals(
                    expected.levels().get(k).coverage(),
                    level.coverage().orElseThrow().value(),
                    1e-12);
        }
    }

    @Test
    void trueQuantilesCoverAsPromised() {
        for (ScopeScore.AtLevel level : scope("*", Regime.ALL).levels()) {
            Figure coverage = level.coverage().orElseThrow();
            assertEquals(level.level(), coverage.value(), .03);
            Interval hac = coverage.hac().orElseThrow();
            assertTrue(hac.high() - hac.low() < .1 && hac.contains(coverage.value()));
            assertTrue(coverage.bootstrap().orElseThrow().contains(coverage.value()));
        }
    }

    @Test
    void regimesAreThirdsAndATwentiethOfEachVenuesRows() {
        for (String venue : List.of("*", "alpha", "bravo")) {
            long all = scope(venue, Regime.ALL).rows();
            for (Regime third : List.of(Regime.CALM, Regime.MIDDLE, Regime.WILD)) {
                assertEquals(all / 3.0, scope(venue, third).rows(), 3);
            }
            assertEquals(all / 20.0, scope(venue, Regime.TOP).rows(), 3);
        }
        double calm = scope("*", Regime.CALM).crps().orElseThrow().value();
        double wild = scope("*", Regime.WILD).crps().orElseThrow().value();
        assertTrue(wild > 2 * calm, wild + " against " + calm);
    }

    @Test
    void windowsThatShareNothingAreCounted() {
        assertEquals(4, JUDGED.windowSteps());
        assertEquals((HOURS - FROM) / 4, scope("*", Regime.ALL).windows());
        VenueDiagnostics alpha = EVALUATION.diagnostics().getFirst();
        assertEquals((HOURS - FROM) / 4, alpha.outcomes());
        assertEquals(1, alpha.shares().stream().mapToDouble(share -> share).sum(), 1e-9);
        assertTrue(alpha.mase().orElseThrow() > 0);
        assertTrue(alpha.uniformity().orElseThrow().pValue() > .001);
    }

    @Test
    void aBiasedModelFailsTheCountTest() {
        Evaluation biased = Evaluation.of(SAMPLE.judged("biased", FROM, -6), SAMPLE.outcomes(), QUICK);
        VenueDiagnostics.LevelTest test =
                biased.diagnostics().getFirst().tests().get(6);
        assertEquals(.95, test.level());
        assertTrue(test.kupiec().orElseThrow().pValue() < .001);
        assertTrue(test.exceeded() > .1 * biased.diagnostics().getFirst().outcomes());
    }

    @Test
    void oneRowGivesFiguresWithoutIntervalsAndSaysWhy() {
        SampleForecasts one = new SampleForecasts(1, 2);
        Judged judged = one.judged("one", 0, 0);
        Evaluation evaluation = Evaluation.of(judged, one.outcomes(), QUICK);
        Figure wql = evaluation.scopes().getFirst().wql().orElseThrow();
        assertTrue(wql.hac().whyMissing().orElse("").contains("3 windows that share no outcome, there are 0"));
        assertTrue(evaluation
                .diagnostics()
                .getFirst()
                .mase()
                .whyMissing()
                .orElse("")
                .contains("season of 24"));
        assertNoNaN(EvaluationText.of(evaluation));
        assertNoNaN(EvaluationJson.of(evaluation).toString());
    }

    @Test
    void textAndJsonTellTheSameAndNeverNaN() {
        String text = EvaluationText.of(EVALUATION);
        assertNoNaN(text);
        assertTrue(text.contains("top 5 %") && text.contains("bravo") && text.contains("Kupiec"), text);
        var json = EvaluationJson.of(EVALUATION);
        assertNoNaN(json.toString());
        assertEquals("headrace/evaluate/v1", json.path("schema").asText());
        assertEquals(15, json.path("scopes").size());
        assertEquals(
                scope("*", Regime.ALL).wql().orElseThrow().value(),
                json.path("scopes").path(0).path("wql").path("value").asDouble());
        assertEquals(11, json.path("venues").path(0).path("pit_shares").size());
    }

    @Test
    void sameSeedGivesTheSameEvaluation() {
        Evaluation again = Evaluation.of(JUDGED, SAMPLE.outcomes(), QUICK);
        assertEquals(EvaluationJson.of(EVALUATION), EvaluationJson.of(again));
    }

    @Test
    void forecastsWithoutOutcomeAreLeftOutAndNoneAtAllIsAProblem() {
        SampleForecasts few = new SampleForecasts(100, 1);
        Judged judged = Judged.of("m", SAMPLE.forecasts(50, 0), few.outcomes(), SampleForecasts.HOUR);
        assertEquals(100, judged.rows().size());
        ProblemException none = assertThrows(
                ProblemException.class,
                () -> Judged.of("m", SAMPLE.forecasts(150, 0), few.outcomes(), SampleForecasts.HOUR));
        assertEquals("HR-9070", none.problem().code());
    }

    private static ScopeScore scope(String venue, Regime regime) {
        return EVALUATION.scopes().stream()
                .filter(scope -> scope.venue().equals(venue) && scope.regime() == regime)
                .findFirst()
                .orElseThrow();
    }

    private static void assertNoNaN(String text) {
        assertFalse(text.contains("NaN") || text.contains("Infinity"), text);
    }
}
