package io.headrace.training.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.problem.ProblemException;
import io.headrace.models.evaluation.scope.Figures;
import io.headrace.training.report.ComparisonJson;
import io.headrace.training.report.ComparisonText;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Figures.Settings QUICK = new Figures.Settings(.9, 100, 1);
    private static final SampleForecasts SAMPLE = new SampleForecasts(1000, 3);
    private static final Judged GOOD = SAMPLE.judged("good", 100, 0);
    private static final Judged LOW = SAMPLE.judged("low", 150, -8);

    @Test
    void theBetterModelIsFoundOnTheRowsBothForecast() {
        Comparison comparison = Comparison.of(List.of(GOOD, LOW), QUICK);
        assertEquals(2 * 850, comparison.models().getFirst().rows().size());
        Contest whole = comparison.pairs().getFirst().contests().getFirst();
        assertEquals(
                whole.firstUsd() / whole.secondUsd(),
                whole.ratio().orElseThrow().value(),
                1e-12);
        assertTrue(whole.ratio().orElseThrow().hac().orElseThrow().high() < 1);
        assertTrue(whole.ratio().orElseThrow().bootstrap().orElseThrow().high() < 1);
        assertTrue(whole.test().orElseThrow().firstBetter() < .01);
        assertEquals(List.of("good"), comparison.range().orElseThrow().included());
        assertEquals(List.of("good"), comparison.max().orElseThrow().included());
        assertTrue(ComparisonText.of(comparison).contains("good loses less"));
    }

    @Test
    void ratioIsThatOfTheWholeLossAtEachLevelAndVenue() {
        Pair pair = Comparison.of(List.of(GOOD, LOW), QUICK).pairs().getFirst();
        assertEquals(
                List.of("mean", "0.5", "0.95", "0.99", "mean", "mean"),
                pair.contests().stream().map(Contest::loss).toList());
        assertEquals(
                List.of("*", "*", "*", "*", "alpha", "bravo"),
                pair.contests().stream().map(Contest::venue).toList());
        assertEquals(
                List.of(.5, .95, .99),
                pair.curves().stream().map(MurphyCurves::level).toList());
    }

    @Test
    void sameForecastsAreNotTakenForDifferentAndNothingIsNaN() {
        Judged twin = SAMPLE.judged("twin", 100, 0);
        Comparison comparison = Comparison.of(List.of(GOOD, twin), QUICK);
        Contest whole = comparison.pairs().getFirst().contests().getFirst();
        assertEquals(1, whole.ratio().orElseThrow().value());
        assertTrue(whole.test().whyMissing().orElse("").contains("both lose the same"));
        assertEquals(List.of("good", "twin"), comparison.range().orElseThrow().included());
        String text = ComparisonText.of(comparison);
        String json = ComparisonJson.of(comparison).toString();
        assertFalse(text.contains("NaN") || json.contains("NaN") || json.contains("Infinity"), text);
    }

    @Test
    void tooFewRowsSayWhyInEveryPlace() {
        SampleForecasts few = new SampleForecasts(6, 3);
        Comparison comparison = Comparison.of(List.of(few.judged("a", 0, 0), few.judged("b", 0, -5)), QUICK);
        Contest whole = comparison.pairs().getFirst().contests().getFirst();
        assertTrue(whole.test().whyMissing().orElse("").contains("at least 8 instants, there are 6"));
        assertTrue(comparison.range().whyMissing().orElse("").contains("there are 6"));
        String text = ComparisonText.of(comparison);
        assertTrue(text.contains("no figure: a comparison at horizon 4"), text);
        assertFalse(text.contains("NaN"), text);
    }

    @Test
    void jsonHoldsEveryModelAndPair() {
        Judged high = SAMPLE.judged("high", 100, 8);
        var json = ComparisonJson.of(Comparison.of(List.of(GOOD, LOW, high), QUICK));
        assertEquals("headrace/compare/v1", json.path("schema").asText());
        assertEquals(3, json.path("models").size());
        assertEquals(3, json.path("pairs").size());
        assertEquals(
                3, json.path("model_confidence_set").path("max").path("members").size());
        assertTrue(
                json.path("pairs").path(0).path("murphy").path(0).path("points").size() > 10);
    }

    @Test
    void modelsThatShareNoRowAreAProblem() {
        Judged early =
                Judged.of("early", SAMPLE.forecasts(0, 0).subList(0, 100), SAMPLE.outcomes(), SampleForecasts.HOUR);
        ProblemException refused =
                assertThrows(ProblemException.class, () -> Comparison.of(List.of(GOOD, early), QUICK));
        assertEquals("HR-9071", refused.problem().code());
        assertThrows(IllegalArgumentException.class, () -> Comparison.of(List.of(GOOD), QUICK));
    }
}
