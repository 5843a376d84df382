package io.headrace.decision.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.outlook.scenario.ScenarioSize;
import io.headrace.decision.settings.ProgramParameters.Loan;
import io.headrace.decision.settings.ProgramParameters.MarginPool;
import io.headrace.decision.settings.ProgramParameters.RouteTerms;
import io.headrace.decision.settings.ProgramParameters.Tail;
import io.headrace.decision.settings.ProgramParameters.VenueTerms;
import io.headrace.decision.settings.hedge.HedgeParameters;
import io.headrace.decision.settings.hedge.HedgeProduct;
import io.headrace.decision.settings.hedge.ProductKind;
import io.headrace.decision.settings.risk.RiskParameters;
import io.headrace.decision.settings.risk.RiskParameters.Bounds;
import io.headrace.decision.settings.risk.TrancheTerms;
import io.headrace.decision.settings.risk.WithdrawalParameters;
import io.headrace.market.problem.ProblemException;
import io.headrace.market.venue.margin.MarginTable;
import io.headrace.market.venue.margin.SizePremiumMargin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictiveFileTest {
    private static final DeskSettings DESK = DeskSettings.defaults(List.of("binance", "bybit"), List.of("BTC"));

    @TempDir
    Path folder;

    @Test
    void everyTermOfTheProgramIsReadBackAsItWasWritten() throws IOException {
        Map<String, Double> counted = new LinkedHashMap<>();
        counted.put("binance", 1.0);
        counted.put("bybit", .9);
        ProgramParameters program = new ProgramParameters(
                new ScenarioSize(7, 9, 42),
                3,
                1234,
                .5,
                6,
                new Tail(.25, .8),
                new Loan(1e6, .12),
                List.of(
                        new RouteTerms("treasury", "bybit", 5e5, .0001, .05),
                        new RouteTerms("bybit", "treasury", Double.POSITIVE_INFINITY, 0, 0)),
                List.of(new VenueTerms("binance", 2e6, Double.POSITIVE_INFINITY)),
                List.of(new MarginPool(counted)));
        DeskSettings settings = DESK.withPredictive(Predictive.program(program));
        Path file = folder.resolve("settings.yaml");
        settings.write(file);
        assertEquals(settings, DeskSettings.load(file));
    }

    @Test
    void everyProductOfAnOffsetIsReadBackAsItWasWritten() throws IOException {
        HedgeParameters hedging = new HedgeParameters(
                List.of(
                        new HedgeProduct(
                                "binance", "BTC", ProductKind.PERPETUAL, MarginTable.flat(.1), .0005, 5e6, .001, 0, 1),
                        new HedgeProduct(
                                "bybit",
                                "BTC",
                                ProductKind.OPTION,
                                new SizePremiumMargin(.1, .05, .00001, .1),
                                .0003,
                                2e6,
                                .002,
                                .4,
                                .5)),
                1e6,
                .5,
                false);
        DeskSettings settings = DESK.withPredictive(Predictive.DEFAULT.withHedging(hedging));
        Path file = folder.resolve("settings.yaml");
        settings.write(file);
        assertEquals(settings, DeskSettings.load(file));
        assertTrue(!settings.digest().equals(DESK.digest()));
    }

    @Test
    void tranchesAndRiskAreReadBackAsTheyWereWritten() throws IOException {
        RiskParameters risk = new RiskParameters(.05, .5, new Bounds(.5, 2), new Bounds(.8, 1.5), Bounds.FIXED);
        DeskSettings settings = DESK.withPredictive(Predictive.DEFAULT
                .withTranches(List.of(new TrancheTerms("main", "bybit", List.of("BTC"), true, .6)))
                .withRisk(Optional.of(risk))
                .withWithdrawal(new WithdrawalParameters(.9, 40)));
        Path file = folder.resolve("settings.yaml");
        settings.write(file);
        assertEquals(settings, DeskSettings.load(file));
    }

    @Test
    void settingsWrittenBeforeThereWasAChoiceStillLoad() throws IOException {
        Path file = folder.resolve("settings.yaml");
        DESK.write(file);
        String old = Files.readString(file).replaceAll("(?m)^policy:.*\\n", "");
        assertTrue(!old.contains("policy:"));
        Files.writeString(file, old);
        assertEquals(DESK, DeskSettings.load(file));
    }

    @Test
    void anotherPolicyIsRefusedWithTheNamesThereAre() throws IOException {
        Path file = folder.resolve("settings.yaml");
        DESK.write(file);
        Files.writeString(file, Files.readString(file).replace("policy: order-up-to", "policy: oracle"));
        ProblemException refused = assertThrows(ProblemException.class, () -> DeskSettings.load(file));
        assertTrue(
                refused.problem().what().contains("order-up-to or program"),
                refused.problem().what());
    }

    @Test
    void aVenueInTwoMarginPoolsIsRefused() {
        MarginPool pool = new MarginPool(Map.of("bybit", 1.0));
        ProgramParameters usual = ProgramParameters.DEFAULT;
        assertThrows(
                IllegalArgumentException.class,
                () -> new ProgramParameters(
                        usual.scenarios(),
                        1,
                        1,
                        0,
                        0,
                        usual.tail(),
                        usual.loan(),
                        List.of(),
                        List.of(),
                        List.of(pool, pool)));
    }
}
