package io.headrace.decision.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.portfolio.CarryMeasure;
import io.headrace.market.portfolio.CoinLimit;
import io.headrace.market.portfolio.DirectionalCarry;
import io.headrace.market.portfolio.ImportedBook;
import io.headrace.market.portfolio.MarketMaking;
import io.headrace.market.portfolio.PoolProvision;
import io.headrace.market.portfolio.PoolShare;
import io.headrace.market.portfolio.Portfolio;
import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.portfolio.Terms;
import io.headrace.market.portfolio.TradingCosts;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.market.venue.margin.CollateralFactorMargin;
import io.headrace.market.venue.margin.MarginModel;
import io.headrace.market.venue.margin.MarginRules;
import io.headrace.market.venue.margin.MarginTable;
import io.headrace.market.venue.margin.MarginTier;
import io.headrace.market.venue.margin.OpenInterestMargin;
import io.headrace.market.venue.margin.SizePremiumMargin;
import io.headrace.market.venue.margin.SkewScaledMargin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskSettingsTest {
    private static final DeskSettings DEFAULTS =
            DeskSettings.defaults(List.of("binance", "bybit", "kraken"), List.of("BTC", "1INCH"));

    @TempDir
    Path folder;

    @Test
    void aPeriodThatDoesNotDivideAnHourIsRefusedWithItsFile() throws IOException {
        Path file = folder.resolve("desk.yaml");
        DEFAULTS.write(file);
        Files.writeString(file, Files.readString(file).replace("period_seconds: 3600", "period_seconds: 2400"));
        Problem problem = assertThrows(ProblemException.class, () -> DeskSettings.load(file))
                .problem();
        assertEquals(ExitCode.INVALID, problem.exit());
        assertTrue(problem.sentence().contains("period_seconds must divide an hour, was 2400"), problem.sentence());
    }

    @Test
    void readsBackWhatItWrote() throws IOException {
        Path file = folder.resolve("desk.yaml");
        DEFAULTS.write(file);
        assertEquals(DEFAULTS, DeskSettings.load(file));
        DeskSettings reference = DeskSettings.defaults(PortfolioSpec.reference().venues(), List.of("BTC"));
        DeskSettings other = reference
                .withCapital(new Capital.Balances(Map.of("treasury", 1e6 / 3, "bybit", 2.5)))
                .withPortfolio(PortfolioSpec.reference().withAdverseExtremes(false))
                .withRoutes(DeskSettings.routes(PortfolioSpec.reference().venues(), 20_000_000_000L, 1e-7, .1));
        other.write(file);
        assertEquals(other, DeskSettings.load(file));
        DeskSettings guarded = DEFAULTS.withGuard(new GuardParameters(.1, 1234.56789));
        guarded.write(file);
        assertEquals(guarded, DeskSettings.load(file));
    }

    @Test
    void everyMarginModelReadsBackAsWritten() throws IOException {
        Map<String, MarginModel> models = new LinkedHashMap<>();
        models.put("BTC", new MarginTable(List.of(new MarginTier(0, 0.025), new MarginTier(1.5e8, 0.05)), 0.4));
        models.put("ETH", new OpenInterestMargin("large", 0.05, 0.6, 4e7, 1e8));
        models.put("SOL", new CollateralFactorMargin(0.01, 1e-10, 0.005, 1, 0.0006, 0.002, 0.005));
        models.put("DOGE", new SizePremiumMargin(0.1, 0.05, 0.0003, 0.02));
        models.put("HYPE", new SkewScaledMargin(1e6, 1.5, 0.02, 0.28, 50, 0.0003));
        Map<String, MarginRules> rules = new LinkedHashMap<>();
        PortfolioSpec reference = PortfolioSpec.reference();
        reference.venues().forEach(venue -> rules.put(venue, new MarginRules(models, true, false)));
        DeskSettings settings =
                DeskSettings.defaults(reference.venues(), List.of("BTC")).withPortfolio(reference.withRules(rules));
        Path file = folder.resolve("desk.yaml");
        settings.write(file);
        assertEquals(settings, DeskSettings.load(file));
        Problem problem = refused(settings, text -> text.replace("model: skew_scaled", "model: skewed"));
        assertEquals("HR-3004", problem.code());
        assertTrue(problem.what().contains("skew_scaled"), problem.what());
    }

    @Test
    void everyKindOfPortfolioReadsBackAsWritten() throws IOException {
        List<String> venues = List.of("binance", "kraken");
        PortfolioSpec pairs = PortfolioSpec.forVenues(venues, List.of("BTC", "SOL"));
        Terms terms = new Terms(venues, pairs.rules(), 1.4, List.of("bybit"), false, 6, new TradingCosts(-0.0001, 8));
        List<CoinLimit> limits = List.of(new CoinLimit("BTC", 1e6), new CoinLimit("SOL", 2.5e5));
        List<Portfolio> kinds = List.of(
                pairs.withCosts(new TradingCosts(0.0002, 0)),
                new MarketMaking(terms, limits, 0.05, 2, 0.0001),
                new DirectionalCarry(terms, limits, CarryMeasure.BASIS, 48, 0.02, 1e5, 72, 4),
                new PoolProvision(
                        List.of(new PoolShare("binance", "ETH", 1e6), new PoolShare("kraken", "X", 5, 0.1, 1e9)),
                        0.8,
                        3),
                new ImportedBook(terms, List.of("BTC", "SOL")));
        Path file = folder.resolve("desk.yaml");
        for (Portfolio kind : kinds) {
            DeskSettings settings =
                    DeskSettings.defaults(venues, List.of("BTC")).withPortfolio(kind);
            settings.write(file);
            assertEquals(settings, DeskSettings.load(file));
        }
        assertEquals(
                "HR-3003",
                refused(text -> text.replace("portfolio:", "portfolio:\n  share: 1"))
                        .code());
        assertEquals(
                "HR-3004", refused(text -> text.replace("funding_pairs", "fun")).code());
    }

    @Test
    void aFileFromBeforeThereWereKindsHoldsFundingPairs() throws IOException {
        Path file = folder.resolve("desk.yaml");
        DEFAULTS.write(file);
        String text = Files.readString(file);
        String old = text.replaceAll("(?m)^  (kind|trading_costs): .*\n", "");
        assertTrue(old.length() < text.length() - 50, "both keys are taken out");
        Files.writeString(file, old);
        assertEquals(DEFAULTS, DeskSettings.load(file));
    }

    @Test
    void unknownKeyNamesPlaceAndNearestKey() throws IOException {
        Problem problem = refused(text -> text.replace("carry_rate_year:", "cary_rate_year:"));
        assertEquals("HR-3003", problem.code());
        assertTrue(problem.remedy().contains("'carry_rate_year'"), problem.remedy());
        assertTrue(problem.where().matches(".*desk\\.yaml:\\d+:3"), problem.where());
    }

    @Test
    void textWhereANumberBelongsIsRefusedWithItsPlace() throws IOException {
        Problem problem = refused(text -> text.replace("target_buffer: 1.5", "target_buffer: plenty"));
        assertEquals("HR-3004", problem.code());
        assertTrue(problem.what().contains("plenty"), problem.what());
    }

    @Test
    void aMissingKeyAndASecondOneAreRefused() throws IOException {
        assertEquals(
                "HR-3004",
                refused(text -> text.replaceAll("max_model_age_days.*", "")).code());
        assertEquals(
                "HR-3003", refused(text -> text + "max_model_age_days: 3\n").code());
    }

    @Test
    void valuesThatMakeNoSenseAreRefusedWhereTheyStand() throws IOException {
        Problem problem = refused(text -> text.replaceAll("threshold: .*", "threshold: {lo: 2, up: 1, hi: 3, dn: 2}"));
        assertEquals("HR-3005", problem.code());
        assertTrue(problem.what().contains("lo=2.0"), problem.what());
    }

    @Test
    void brokenSyntaxAndAMissingFileAreProblems() throws IOException {
        assertEquals(
                "HR-3002", refused(text -> text.replace("costs:", "costs: {")).code());
        ProblemException missing =
                assertThrows(ProblemException.class, () -> DeskSettings.load(folder.resolve("nowhere.yaml")));
        assertEquals("HR-3001", missing.problem().code());
        assertEquals(ExitCode.NOT_FOUND, missing.problem().exit());
    }

    @Test
    void brokenSyntaxIsToldInOneLineWithOnePlace() throws IOException {
        Problem problem = refused(text -> text.replace("venues: [", "venues: [["));
        assertEquals("HR-3002", problem.code());
        assertEquals(1, problem.sentence().lines().count(), problem.sentence());
        assertTrue(problem.where().matches(".*desk\\.yaml:\\d+:\\d+"), problem.where());
        assertTrue(problem.what().startsWith("the settings file is not YAML: expected ',' or ']'"), problem.what());
    }

    @Test
    void remediesNameSettingsThatExist() throws IOException {
        ProblemException missing =
                assertThrows(ProblemException.class, () -> DeskSettings.load(folder.resolve("nowhere.yaml")));
        assertTrue(missing.problem().remedy().contains("settings.yaml that 'backtest' writes"), missing.getMessage());
        assertTrue(refused(text -> "- a list\n").remedy().contains("settings.yaml that 'backtest' writes"));
    }

    @Test
    void skipsAByteOrderMark() throws IOException {
        Path file = folder.resolve("desk.yaml");
        DEFAULTS.write(file);
        Files.writeString(file, "\uFEFF" + Files.readString(file));
        assertEquals(DEFAULTS, DeskSettings.load(file));
    }

    private Problem refused(java.util.function.UnaryOperator<String> damage) throws IOException {
        return refused(DEFAULTS, damage);
    }

    private Problem refused(DeskSettings settings, java.util.function.UnaryOperator<String> damage) throws IOException {
        Path file = folder.resolve("desk.yaml");
        settings.write(file);
        Files.writeString(file, damage.apply(Files.readString(file)));
        return assertThrows(ProblemException.class, () -> DeskSettings.load(file))
                .problem();
    }
}
