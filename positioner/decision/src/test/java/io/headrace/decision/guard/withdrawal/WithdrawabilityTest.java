package io.headrace.decision.guard.withdrawal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.guard.PredictivePolicy;
import io.headrace.decision.hedge.HedgeDesk;
import io.headrace.decision.memory.WithdrawalMemory;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.risk.WithdrawalParameters;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class WithdrawabilityTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final double FOREVER = 1e9;

    private final HedgeDesk desk = new HedgeDesk(List.of("a", "b"), 1, List.of(), 0)
            .venue("a", 6e6, 1e6)
            .venue("b", -6e6, 1e6);

    @Test
    void oneGatedWindowInTenIsForecastWhereOneInTwentyMayFailAndNotWhereOneInFiveMay() {
        List<WithdrawalMemory> known = lived(settings(.95), 40, true);
        assertEquals(OptionalDouble.of(0), share(.95, known));
        assertEquals(OptionalDouble.of(1), share(.8, known));
    }

    @Test
    void aVenueThatAlwaysLetEverythingOutWill() {
        assertEquals(OptionalDouble.of(1), share(.95, lived(settings(.95), 40, false)));
    }

    @Test
    void beforeEnoughWasSeenNothingIsForecast() {
        assertEquals(OptionalDouble.empty(), share(.95, lived(settings(.95), 5, true)));
    }

    @Test
    void withoutTheSettingTheOutlookStaysAsItIs() {
        Withdrawability none = new Withdrawability(desk.settings());
        DemandOutlook outlook = desk.outlook();
        assertSame(outlook, none.told(outlook, List.of()));
        assertTrue(none.after(List.of(), desk.state()).isEmpty());
    }

    @Test
    void theHistoryTravelsWithTheDecision() {
        DeskSettings settings = settings(.95);
        Decision first = PredictivePolicy.of(settings).decide(PolicyMemory.initial(0), desk.state(), desk.outlook(), 0);
        assertEquals(2, first.memory().safety().withdrawals().size());
        assertEquals(first, DecisionCodec.decode(DecisionCodec.encode(first)));
    }

    private OptionalDouble share(double level, List<WithdrawalMemory> known) {
        return new Withdrawability(settings(level))
                .told(desk.outlook(), known)
                .venues()
                .getFirst()
                .caveats()
                .withdrawable();
    }

    /// In every tenth window the first venue lets nothing out for an hour.
    private List<WithdrawalMemory> lived(DeskSettings settings, int windows, boolean gated) {
        Withdrawability withdrawability = new Withdrawability(settings);
        int hours = Math.toIntExact(settings.window().endNanos() / HOUR);
        List<WithdrawalMemory> known = List.of();
        for (int t = 0; t <= windows * hours; t++) {
            boolean shut = gated && t % (10 * hours) == 2;
            known = withdrawability.after(known, books(t * HOUR, shut));
        }
        return known;
    }

    private NetworkState books(long nanos, boolean shut) {
        NetworkState state = desk.state();
        TokenAmount all = state.nodes().get(1).onHand();
        List<NodeState> nodes = List.of(
                state.nodes().get(0),
                shut
                        ? new NodeState("a", all, TokenAmount.usd(0), all)
                        : state.nodes().get(1),
                state.nodes().get(2));
        return new NetworkState(nanos, nodes, List.of(), state.routes());
    }

    private DeskSettings settings(double level) {
        return desk.settings()
                .withPredictive(desk.settings().predictive().withWithdrawal(new WithdrawalParameters(level, FOREVER)));
    }
}
