package io.headrace.training.promote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.models.card.ModelCard;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.training.promote.Gate.Verdict;
import io.headrace.training.validate.RowLosses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PromotionGateTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final PromotionGate GATE = new PromotionGate(GateMargins.DEFAULT);

    @Test
    void aFirstModelThatBeatsItsBaselinesPasses() {
        GateReport report = judge(contender(1, losses(30, .9, .95, 0)), new Champion.None());
        assertTrue(report.passed(), report.toString());
        assertEquals(Verdict.PASSED, verdict(report, "climatology"));
        assertEquals(Verdict.PASSED, verdict(report, "structural"));
        assertEquals(Verdict.NOT_ASKED, verdict(report, "champion"));
        assertEquals(Verdict.NOT_ASKED, verdict(report, "rule"));
    }

    @Test
    void oneThatIsBetterByLessThanTheMarginIsRefusedWithItsFigures() {
        GateReport report = judge(contender(1, losses(30, .999, .95, 0)), new Champion.None());
        assertEquals(List.of("climatology", "structural"), names(report.refused()));
        String reason = report.refused().getLast().reason();
        assertTrue(reason.contains("ratio 0.999") && reason.contains("720 common rows of 30 days"), reason);
    }

    /// The mean is better by far, but on one day only.
    @Test
    void oneThatIsBetterByLuckIsRefused() {
        List<RowLosses.Row> rows = new ArrayList<>(losses(30, 1, .95, 0).rows());
        for (int i = 0; i < 24; i++) {
            RowLosses.Row row = rows.get(i);
            rows.set(i, new RowLosses.Row(row.venue(), row.asOfNanos(), row.excessUsd(), true, true, new double[] {
                0, 5 * row.lossUsd(1), 5 * row.lossUsd(2)
            }));
        }
        GateReport report = judge(contender(1, new RowLosses(families(), rows)), new Champion.None());
        assertEquals(List.of("climatology", "structural"), names(report.refused()));
    }

    @Test
    void tooFewDaysShowNothing() {
        GateReport report = judge(contender(1, losses(5, .5, .95, 0)), new Champion.None());
        assertTrue(report.refused().getFirst().reason().contains("only 5 days"), report.toString());
    }

    @Test
    void aModelWithoutEvidenceIsRefused() {
        GateReport report = judge(new Contender(card(1), Optional.empty()), new Champion.None());
        assertEquals(List.of("evidence"), names(report.refused()));
    }

    @Test
    void theChampionIsBeatenOnTheRowsBothForecast() {
        Contender champion = contender(2, losses(30, .9, .95, 10));
        GateReport better = judge(contender(1, losses(30, .8, .95, 0)), new Champion.Present(champion));
        assertTrue(better.passed(), better.toString());
        assertTrue(reason(better, "champion").contains("480 common rows of 20 days"), better.toString());
        GateReport alike = judge(contender(1, losses(30, .9, .95, 0)), new Champion.Present(champion));
        assertEquals(List.of("champion"), names(alike.refused()));
        GateReport itself = judge(contender(2, losses(30, .9, .95, 0)), new Champion.Present(champion));
        assertEquals(Verdict.NOT_ASKED, verdict(itself, "champion"));
    }

    @Test
    void aChampionThatCannotBeComparedIsNotPassedBy() {
        Contender later = contender(2, losses(30, .9, .95, 40));
        GateReport apart = judge(contender(1, losses(30, .8, .95, 0)), new Champion.Present(later));
        assertTrue(reason(apart, "champion").contains("no out-of-fold row is common"), apart.toString());
        RowLosses own = losses(30, .9, .95, 0);
        List<RowLosses.Row> moved = own.rows().stream()
                .map(row -> new RowLosses.Row(
                        row.venue(), row.asOfNanos(), row.excessUsd() + 1, true, true, new double[] {1, 1, 1}))
                .toList();
        Contender otherDesk = contender(2, new RowLosses(families(), moved));
        GateReport desks = judge(contender(1, losses(30, .8, .95, 0)), new Champion.Present(otherDesk));
        assertTrue(reason(desks, "champion").contains("another desk"), desks.toString());
        GateReport damaged =
                judge(contender(1, losses(30, .8, .95, 0)), new Champion.Unservable("its manifest was changed"));
        assertTrue(damaged.passed());
    }

    @Test
    void quantilesThatHoldTooSeldomOrTooOftenAreRefused() {
        assertEquals(
                List.of("coverage .95"),
                names(judge(contender(1, losses(60, .9, .90, 0)), new Champion.None())
                        .refused()));
        assertEquals(
                List.of("coverage .95"),
                names(judge(contender(1, losses(60, .9, 1, 0)), new Champion.None())
                        .refused()));
    }

    @Test
    void aBacktestMustBeCheaperThanTheRule() {
        Contender candidate = contender(1, losses(30, .9, .95, 0));
        assertTrue(GATE.judge(candidate, new Champion.None(), Optional.of(new BacktestCost(99, 100)))
                .passed());
        GateReport dear = GATE.judge(candidate, new Champion.None(), Optional.of(new BacktestCost(100, 100)));
        assertEquals(List.of("rule"), names(dear.refused()));
    }

    @Test
    void lossesComeBackAsTheyWereWritten() {
        RowLosses losses = losses(8, .9, .95, 0);
        RowLosses read = RowLosses.read(losses.write());
        assertEquals(losses.families(), read.families());
        for (int i = 0; i < losses.rows().size(); i++) {
            RowLosses.Row was = losses.rows().get(i);
            RowLosses.Row is = read.rows().get(i);
            assertEquals(was.asOfNanos(), is.asOfNanos());
            assertEquals(was.excessUsd(), is.excessUsd());
            assertEquals(was.held95(), is.held95());
            assertEquals(was.lossUsd(2), is.lossUsd(2));
        }
        assertFalse(read.rows().isEmpty());
    }

    private static GateReport judge(Contender candidate, Champion champion) {
        return GATE.judge(candidate, champion, Optional.empty());
    }

    private static Contender contender(int id, RowLosses losses) {
        return new Contender(card(id), Optional.of(losses));
    }

    private static List<String> families() {
        return List.of("smile", "seasonal", "structural");
    }

    /// Hourly rows of one venue.
    ///
    /// @param ratio of the own loss to the baselines'
    /// @param held share of rows in which the .95 quantile holds
    private static RowLosses losses(int days, double ratio, double held, int firstDay) {
        List<RowLosses.Row> rows = new ArrayList<>();
        for (int hour = 24 * firstDay; hour < 24 * (firstDay + days); hour++) {
            Random random = new Random(31 * hour + 7);
            double other = 1 + random.nextDouble();
            boolean held95 = (hour * 37 % 1000) / 1000.0 < held;
            boolean held99 = (hour * 37 % 1000) / 1000.0 < .99;
            rows.add(new RowLosses.Row(
                    "alpha", hour * HOUR, 10 + hour % 5, held95, held99, new double[] {ratio * other, other, other}));
        }
        return new RowLosses(families(), rows);
    }

    private static ModelCard card(int id) {
        return new ModelCard(
                "m-000000000000000" + id,
                "smile",
                "test",
                "ab".repeat(32),
                List.of("a"),
                QuantileLevels.STANDARD,
                new ForecastWindow(0, HOUR),
                List.of(),
                0,
                1,
                2,
                4,
                1,
                Map.of(),
                Map.of(),
                "for tests");
    }

    private static List<String> names(List<Gate> gates) {
        return gates.stream().map(Gate::name).toList();
    }

    private static Verdict verdict(GateReport report, String name) {
        return gate(report, name).verdict();
    }

    private static String reason(GateReport report, String name) {
        return gate(report, name).reason();
    }

    private static Gate gate(GateReport report, String name) {
        return report.gates().stream()
                .filter(gate -> gate.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
