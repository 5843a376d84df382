package io.headrace.decision.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.policy.Move;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.ThresholdParameters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Money that may not be there when it is needed.
class DoubtfulMoneyTest {
    private static final long HOUR = SmallDesk.HOUR;

    @Test
    void aTransferOverdueByMoreThanTwiceItsTimeStandsInForNoBuffer() {
        // Promised for an hour after it left at 0; the venue needs 100 and has 60.
        assertEquals(0, ordered(HOUR / 2), "on its way");
        assertEquals(0, ordered(3 * HOUR), "late by twice its time, and not more");
        assertTrue(ordered(4 * HOUR) > 40, "doubtful");
    }

    private static double ordered(long nowNanos) {
        SmallDesk desk = SmallDesk.treasury(200).venue("v", 100, 60, 60);
        Transit transit = new Transit("t", DeskSettings.TREASURY, "v", TokenAmount.usd(60), 0, HOUR);
        NetworkState state = new NetworkState(nowNanos, desk.state().nodes(), List.of(transit), List.of());
        DemandOutlook outlook = new DemandOutlook(nowNanos, desk.outlook().venues());
        return SmallDesk.moved(
                new ThresholdPolicy(ThresholdParameters.DEFAULT).plan(state, outlook), DeskSettings.TREASURY);
    }

    @Test
    void whatTheTreasuryMayNotDrawOnIsRecalledFromVenues() {
        SmallDesk desk = SmallDesk.treasury(200).venue("short", 100, 60, 60).venue("rich", 100, 180, 180);
        NodeState lent =
                new NodeState(DeskSettings.TREASURY, TokenAmount.usd(200), TokenAmount.usd(0), TokenAmount.usd(195));
        List<NodeState> nodes = new ArrayList<>(desk.state().nodes());
        nodes.set(0, lent);
        NetworkState state = new NetworkState(0, nodes, List.of(), List.of());
        ThresholdPolicy rule = new ThresholdPolicy(new ThresholdParameters(1.02, 1.1, 2, 1.9));
        List<Move> moves = rule.plan(state, desk.outlook());
        assertEquals(5, SmallDesk.moved(moves, DeskSettings.TREASURY), 1e-6, "what can be drawn goes at once");
        assertEquals(45, SmallDesk.moved(moves, "rich"), 1e-6, "the rest is called back");
    }
}
