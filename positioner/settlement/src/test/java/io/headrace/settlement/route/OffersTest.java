package io.headrace.settlement.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.route.LearnedRoute;
import io.headrace.decision.route.RouteChoice;
import io.headrace.decision.route.Run;
import io.headrace.decision.route.TransferPrices;
import io.headrace.decision.simulation.law.LeadTimeLaw;
import io.headrace.decision.simulation.law.LeadTimeLaw.Knot;
import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.VaultOnChain;
import io.headrace.settlement.lifecycle.Route.Bridge;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.route.history.Offers;
import io.headrace.settlement.route.local.LocalAttesters;
import io.headrace.settlement.route.mint.MintRoute;
import io.headrace.settlement.route.slow.SlowRoute;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two real routes between two real vaults: which one a transfer takes follows quotes, what they did,
/// and the price of being late.
class OffersTest {
    private static final long DOLLAR = 1_000_000;
    private static final LocalKey OWNER = VaultOnChain.OWNER;
    private static final List<LocalKey> KEYS = LocalChain.accounts(5, 7);
    private static final Duration PERIOD = Duration.ofHours(12);
    private static TwoChains chains;
    private static MintRoute mint;
    private static SlowRoute slow;
    private static String mintsThere;

    @TempDir
    private Path folder;

    @BeforeAll
    static void deploy() {
        chains = TwoChains.start();
        String recipient = chains.to().id().address();
        String burns = minting(chains.first(), chains.from().token(), 0);
        mintsThere = minting(chains.second(), chains.to().token(), 10);
        String door = adapter("adapter/BurnAdapter", burns, mintsThere);
        mint = new MintRoute(
                "mint",
                chains.source(),
                chains.destination(),
                new MintRoute.Contracts(door, burns, mintsThere, recipient),
                new LocalAttesters(chains.source(), burns, KEYS),
                Duration.ofMinutes(10));
        String locks = locking(chains.first(), chains.from().token());
        String gives = locking(chains.second(), chains.to().token());
        String lock = adapter("adapter/LockAdapter", locks, gives);
        slow = new SlowRoute(
                "slow",
                chains.source(),
                chains.destination(),
                new SlowRoute.Contracts(lock, locks, gives, recipient),
                PERIOD);
    }

    private static String minting(LocalChain chain, String token, int feeBps) {
        List<String> keys = KEYS.stream().map(LocalKey::address).toList();
        return chain.deploy(OWNER, "local/MintBridge", token, keys, 2, feeBps);
    }

    private static String locking(LocalChain chain, String token) {
        String nobody = VaultOnChain.VENUE;
        return chain.deploy(OWNER, "local/SlowBridge", token, nobody, nobody, PERIOD.toSeconds());
    }

    private static String adapter(String artifact, String here, String there) {
        chains.second().send(OWNER, there, Abi.call("setPeer", 31337, here));
        String vault = chains.from().id().address();
        String recipient = chains.to().id().address();
        String adapter =
                chains.first().deploy(OWNER, artifact, vault, chains.from().token(), here, 42161, recipient);
        chains.list(adapter);
        return adapter;
    }

    @AfterAll
    static void stop() {
        if (chains != null) {
            chains.close();
        }
    }

    @Test
    void theChosenRouteFollowsThePriceOfLatenessAndQuotesAndThenWhatItDid() {
        try (RoutedDesk desk = new RoutedDesk(chains, List.of(mint, slow), Set.of(mintsThere), folder)) {
            assertEquals("slow", chosen(.0001), "a tenth of a percent more than nothing is not worth it");
            assertEquals("mint", chosen(.05), "half a day late costs more than the fee");
            chains.second().send(OWNER, mintsThere, Abi.call("pause", true));
            Offers offers = offers();
            assertEquals(Set.of("mint"), offers.closed().keySet(), "a paused route offers nothing");
            assertEquals("slow", chosen(.05));
            chains.second().send(OWNER, mintsThere, Abi.call("pause", false));

            TransferPlan plan = desk.sent(1, "mint", Bridge.CLAIMED, 1_000 * DOLLAR, 999 * DOLLAR);
            desk.run(30);
            desk.reconciled(plan, 999 * DOLLAR);
            LearnedRoute before = learned("mint", List.of());
            LearnedRoute after = learned("mint", desk.runs().get("mint"));
            assertTrue(after.lead().meanLateness(600) < before.lead().meanLateness(600), "it was faster than thought");
            assertEquals(1, after.runs());
        }
    }

    private static String chosen(double latePerDay) {
        TransferPrices prices = new TransferPrices(latePerDay, 0, 3_600);
        RouteChoice choice = RouteChoice.of(offers().open(), 1_000, prices, 0);
        return choice.options().getFirst().route().name();
    }

    private static Offers offers() {
        List<LearnedRoute> known = List.of(learned("mint", List.of()), learned("slow", List.of()));
        return Offers.of(new Routes(List.of(mint, slow)), known, 1_000 * DOLLAR);
    }

    private static LearnedRoute learned(String name, List<Run> runs) {
        double median = name.equals("mint") ? 1_020 : PERIOD.toSeconds() + 900;
        LeadTimeLaw prior =
                LeadTimeLaw.of(name, .8 * median, List.of(new Knot(.5, median), new Knot(.9, 1.2 * median)));
        return LearnedRoute.of(new LearnedRoute.Prior(name, prior, 3, 0, .01, 1e9), runs);
    }
}
