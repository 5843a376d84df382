package io.headrace.store.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.account.AccountMargin;
import io.headrace.market.account.BucketMargin;
import io.headrace.market.account.VenueRules;
import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.market.venue.Citation;
import io.headrace.market.venue.margin.MarginModel;
import io.headrace.market.venue.margin.MarkedPosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VenueCatalogTest {
    private static final VenueCatalog CATALOG = VenueCatalog.standard();

    @TempDir
    Path folder;

    @Test
    void everyShippedRuleNamesItsSourceAndItsDay() {
        List<String> names = new ArrayList<>();
        for (VenueRules rules : CATALOG.venues()) {
            names.add(rules.venue());
            List<Citation> citations = new ArrayList<>(List.of(rules.profit().citation()));
            rules.margin().forEach(rule -> citations.add(rule.citation()));
            rules.assets().forEach(rule -> citations.add(rule.citation()));
            rules.withdrawal().forEach(rule -> citations.add(rule.citation()));
            citations.forEach(citation -> assertTrue(citation.asOf().getYear() >= 2025, citation::toString));
        }
        assertEquals(List.of("generic", "hyperliquid", "dydx", "gmx", "drift", "synthetix", "aave"), names);
    }

    @Test
    void theGenericVenueSaysWhatTheReferencePortfolioUses() {
        VenueRules generic = CATALOG.venue("generic");
        PortfolioSpec reference = PortfolioSpec.reference();
        for (var coin : reference.coins()) {
            MarginModel used = reference.rulesAt("binance").model(coin.coin());
            assertEquals(used, generic.marginRules().model(coin.coin()));
        }
        assertTrue(generic.profit().rule().withdrawable());
    }

    @Test
    void hyperliquidAsksTheFiguresOfItsDocumentation() {
        VenueRules rules = CATALOG.venue("hyperliquid");
        MarginModel bitcoin = rules.model("BTC", "").orElseThrow();
        assertEquals(0.0125 * 6e6, bitcoin.maintenanceUsd(MarkedPosition.at(100, 60_000)), 1e-6);
        assertEquals(1.5e8 / 40 + 1.5e8 / 20, bitcoin.initialUsd(MarkedPosition.at(3000, 100_000)), 1e-6);
        assertTrue(rules.model("NOTLISTED", "").isEmpty());
    }

    @Test
    void evaluatesAnAccountOfThreeTranchesByHand() throws IOException {
        Path file = write("account.yaml", """
                name: desk
                venues:
                  hyperliquid: {spot_usd: 900}
                  aave: {pool_liquidity_usd: 250}
                buckets:
                  - name: hl
                    mode: cross
                    venue: hyperliquid
                    holdings: [{asset: USDC, amount: 10000, price: 1}]
                    positions: [{coin: BTC, quantity: 1, entry_price: 50000, price: 49000}]
                  - name: gmx eth
                    mode: isolated
                    venue: gmx
                    holdings: [{asset: USDC, amount: 1000, price: 1}]
                    positions: [{coin: SOL, quantity: -10, entry_price: 200, price: 190, open_interest_usd: 1000000}]
                  - name: loan
                    mode: cross
                    venue: aave
                    holdings:
                      - {asset: WETH, amount: 10, price: 2000}
                      - {asset: USDC, amount: -8000, price: 1}
                """);
        AccountMargin margin = AccountFile.margin(file, CATALOG.rulebook());
        BucketMargin hyperliquid = margin.buckets().getFirst();
        assertEquals(9000, hyperliquid.equityUsd(), 1e-9);
        assertEquals(49_000 / 40.0, hyperliquid.initialUsd(), 1e-9);
        assertEquals(9000 - 4900, hyperliquid.withdrawal().usd(), 1e-9);
        // 10 000 + (P - 50 000) = P / 80: long one coin, half of 1/40 to maintain.
        double price = hyperliquid
                .liquidation()
                .price(hyperliquid.bucket().positions().getFirst())
                .orElseThrow();
        assertEquals(40_000 / (1 - 1 / 80.0), price, 1e-6);
        assertEquals(1 - price / 49_000, hyperliquid.liquidation().commonMove().orElseThrow(), 1e-9);
        BucketMargin gmx = margin.buckets().get(1);
        assertEquals((0.01 + 0.0006 + 0.005) * 2000, gmx.maintenanceUsd(), 1e-9);
        assertEquals(1000, gmx.collateralUsd(), 1e-9, "an open profit does not open positions");
        assertEquals(1100, gmx.maintenanceCollateralUsd(), 1e-9);
        assertEquals(1100, gmx.equityUsd(), 1e-9);
        assertEquals(60, gmx.withdrawal().delaySeconds());
        BucketMargin loan = margin.buckets().get(2);
        double healthFactor = 20_000 * 0.83 / 8000;
        assertEquals(1 / healthFactor, loan.liquidationUse(), 1e-12);
        assertEquals((20_000 * 0.83 - 8000) / 0.83, loan.freeUsd(), 1e-9, "down to a health factor of 1");
        assertEquals(250, loan.withdrawal().usd(), 1e-9);
        assertEquals(1 - 1 / healthFactor, loan.liquidation().commonMove().orElseThrow(), 1e-9);
    }

    @Test
    void aUnifiedNodeHoldsAHedgeOverTwoProtocolsWithOnePotOfCollateral() throws IOException {
        Path file = write("unified.yaml", """
                name: desk
                venues: {hyperliquid: {spot_usd: 500}, drift: {deposits_usd: 1e6, deposits_twap_usd: 1e6}}
                buckets:
                  - name: one pot
                    mode: unified
                    holdings:
                      - {venue: hyperliquid, asset: USDC, amount: 2000, price: 1}
                      - {venue: drift, asset: SOL, amount: 100, price: 150}
                    positions:
                      - {venue: hyperliquid, coin: SOL, quantity: -100, entry_price: 150, price: 150}
                """);
        BucketMargin pot =
                AccountFile.margin(file, CATALOG.rulebook()).buckets().getFirst();
        assertEquals(2000 + 0.8 * 15_000, pot.collateralUsd(), 1e-9);
        assertEquals(750, pot.initialUsd(), 1e-9);
        // 500 of spot at Hyperliquid and the SOL at Drift, which makes 0.8 of margin a dollar.
        assertEquals(500 + 15_000, pot.withdrawal().usd(), 1e-9);
        assertEquals(15_000 + (13_250 - 12_000), pot.freeUsd(), 1e-9);
        assertTrue(pot.liquidation().commonMove().orElseThrow() > 1, "a hedge does not fall with its coin");
    }

    @Test
    void whatAVenueDoesNotTellIsNotPromised() throws IOException {
        Path file = write("quiet.json", """
                {"name": "desk", "buckets": [{"name": "main", "mode": "cross", "venue": "dydx",
                  "holdings": [{"asset": "USDC", "amount": 1000, "price": 1}], "positions": []}]}
                """);
        BucketMargin main =
                AccountFile.margin(file, CATALOG.rulebook()).buckets().getFirst();
        assertEquals(1000, main.freeUsd());
        assertEquals(0, main.withdrawal().usd());
        assertFalse(main.withdrawal().known());
    }

    @Test
    void refusalsNameFileKeyAndReason() throws IOException {
        assertProblem("HR-1153", "buckets[0].positions[0].quantitty", """
                {"name": "d", "buckets": [{"name": "m", "mode": "cross", "venue": "dydx",
                 "positions": [{"coin": "BTC", "quantitty": 1, "quantity": 1, "entry_price": 1, "price": 1}]}]}""");
        assertProblem(
                "HR-1154", "buckets[0].mode", "{\"name\": \"d\", \"buckets\": [{\"name\": \"m\", \"mode\": \"all\"}]}");
        assertProblem("HR-1152", "a.json:1:", "{\"name\": ");
        assertProblem("HR-1154", "a.json", "[]");
        assertProblem("HR-1156", "a.json", """
                {"name": "d", "buckets": [{"name": "m", "mode": "cross", "venue": "dydx",
                 "positions": [{"coin": "SOL", "quantity": 1, "entry_price": 1, "price": 1}]}]}""");
        assertProblem("HR-1156", "a.json", """
                {"name": "d", "buckets": [{"name": "m", "mode": "cross", "venue": "dydx",
                 "positions": [{"coin": "SOL", "rule": "mid", "quantity": 1, "entry_price": 1, "price": 1}]}]}""");
        assertThrows(ProblemException.class, () -> CATALOG.venue("nowhere"));
    }

    @Test
    void aDesksOwnFileReplacesAVenue() throws IOException {
        write("mine.yaml", """
                venue: dydx
                title: ours
                modes: [cross]
                profit: {counts: true, withdrawable: true, source: us, as_of: "2026-11-01"}
                margin:
                  - {name: all, coins: [SOL], model: tiers, tiers: [{from_notional_usd: 0, rate: 0.5}],
                     source: us, as_of: "2026-11-01"}
                """);
        VenueCatalog mine = CATALOG.with(folder);
        assertEquals("ours", mine.venue("dydx-v4").title());
        assertEquals(7, mine.venues().size());
    }

    private void assertProblem(String code, String where, String text) throws IOException {
        Path file = write("a.json", text);
        Problem problem = assertThrows(ProblemException.class, () -> AccountFile.margin(file, CATALOG.rulebook()))
                .problem();
        assertEquals(code, problem.code(), problem::sentence);
        assertTrue(problem.where().contains(where), problem::sentence);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
