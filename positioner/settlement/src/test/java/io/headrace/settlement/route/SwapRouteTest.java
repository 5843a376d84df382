package io.headrace.settlement.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.VaultOnChain;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.Route;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.lifecycle.TransferKey;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.route.swap.SwapRoute;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A swap as a route: the better of two pools, no more price impact than allowed, no less than the
/// plan's least.
class SwapRouteTest {
    private static final long DOLLAR = 1_000_000;
    private static final String BOUGHT = "tether@31337";
    private static final LocalKey OWNER = VaultOnChain.OWNER;
    private static TwoChains chains;
    private static String tether;
    private static String shallow;
    private static String deep;
    private static SwapRoute route;

    @TempDir
    private Path folder;

    @BeforeAll
    static void deploy() {
        chains = TwoChains.start();
        tether = chains.first().deploy(OWNER, "local/TestToken", "Tether", "USDT", 6, 0);
        shallow = pool(200_000, 5);
        deep = pool(10_000_000, 30);
        route = route(tether, 200);
    }

    private static SwapRoute route(String bought, long mostImpactBps) {
        String vault = chains.from().id().address();
        String adapter = chains.first().deploy(OWNER, "adapter/BestQuote", vault, List.of(shallow, deep));
        chains.list(adapter);
        return new SwapRoute(
                "swap",
                chains.source(),
                new SwapRoute.Contracts(
                        chains.from().id(), adapter, chains.from().token(), bought),
                mostImpactBps);
    }

    private static String pool(long dollars, int feeBps) {
        LocalChain chain = chains.first();
        String pool =
                chain.deploy(OWNER, "local/ConstantProductPool", chains.from().token(), tether, feeBps);
        chain.send(OWNER, chains.from().token(), Abi.call("mint", pool, dollars * DOLLAR));
        chain.send(OWNER, tether, Abi.call("mint", pool, dollars * DOLLAR));
        return pool;
    }

    @AfterAll
    static void stop() {
        if (chains != null) {
            chains.close();
        }
    }

    @Test
    void aSwapIsBookedForWhatTheVaultGainedThroughTheBetterPool() {
        long units = 20_000 * DOLLAR;
        long quoted = assertInstanceOf(Quote.Offered.class, route.quote(units)).receives();
        assertEquals(quoted(deep, units), quoted);
        assertTrue(quoted > quoted(shallow, units));
        try (RoutedDesk desk = desk()) {
            TransferPlan plan = plan(1, units, quoted);
            desk.send(plan);
            desk.run(20);
            assertTrue(desk.life(plan).isEmpty(), () -> desk.life(plan) + " " + desk.pages);
            assertEquals(quoted, desk.ledger().posted(BOUGHT), desk.pages::toString);
            assertEquals(units - quoted, desk.ledger().posted(Ledger.FEES));
            assertEquals(0, desk.ledger().posted(Ledger.IN_FLIGHT));
            assertInstanceOf(RouteState.Delivered.class, route.state(plan.id()));
        }
        assertEquals(
                quoted,
                chains.first()
                        .number(tether, "balanceOf", chains.from().id().address())
                        .longValueExact());
    }

    @Test
    void aPriceThatMovedBeforeTheSwapUndoesItAndNothingLeft() {
        long units = 1_000 * DOLLAR;
        long quoted = assertInstanceOf(Quote.Offered.class, route.quote(units)).receives();
        for (String pool : List.of(shallow, deep)) {
            move(pool, 1_000_000 * DOLLAR); // the front of a sandwich
        }
        try (RoutedDesk desk = desk()) {
            TransferPlan plan = plan(2, units, quoted);
            desk.send(plan);
            desk.run(30);
            assertEquals(
                    State.LAPSING, desk.states(plan).getLast(), "its order still runs, should the price come back");
            chains.first().client().call("evm_increaseTime", 700);
            desk.run(15);
            assertTrue(desk.life(plan).isEmpty(), () -> desk.life(plan) + " " + desk.pages);
            assertEquals(0, desk.ledger().posted(BOUGHT) + desk.ledger().posted(Ledger.IN_FLIGHT));
            assertInstanceOf(RouteState.Waiting.class, route.state(plan.id()));
        }
    }

    @Test
    void tooMuchImpactAndOtherDecimalsCloseTheRoute() {
        Quote.Closed impact = assertInstanceOf(Quote.Closed.class, route.quote(5_000_000 * DOLLAR));
        assertTrue(impact.why().startsWith("it would move the price by"), impact::why);
        String ether = chains.first().deploy(OWNER, "local/TestToken", "Wrapped", "WETH", 18, 0);
        assertInstanceOf(Quote.Closed.class, route(ether, 200).quote(1_000 * DOLLAR));
    }

    private static void move(String pool, long units) {
        LocalChain chain = chains.first();
        chain.send(OWNER, chains.from().token(), Abi.call("mint", OWNER.address(), units));
        chain.send(OWNER, chains.from().token(), Abi.call("approve", pool, units));
        assertTrue(chain.send(OWNER, pool, Abi.call("swap", chains.from().token(), units, 0, OWNER.address()))
                .succeeded());
    }

    private static long quoted(String pool, long units) {
        return chains.first()
                .number(pool, "quote", chains.from().token(), units)
                .longValueExact();
    }

    private static TransferPlan plan(int number, long units, long least) {
        Route way = new Route("swap", Route.Bridge.NONE, false, RoutedDesk.lane(31337), Optional.empty());
        String id = new TransferKey("swap", number, RoutedDesk.FROM, BOUGHT, "USDC", units).id();
        return new TransferPlan(id, "00", "USDC", RoutedDesk.FROM, BOUGHT, way, units, least, Long.MAX_VALUE);
    }

    private RoutedDesk desk() {
        return new RoutedDesk(
                chains,
                List.of(route),
                Set.of(),
                folder,
                Map.of(BOUGHT, new VaultArrivals.Home(chains.from().id(), tether)));
    }
}
