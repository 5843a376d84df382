package io.headrace.decision.guard.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headrace.decision.circumstance.Circumstances;
import io.headrace.decision.circumstance.UnknownBalance;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.policy.GuardMemory;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.World;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class UnreadTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final DeskSettings DESK = DeskSettings.defaults(List.of("a", "b"), List.of("BTC"));
    private static final World WORLD = new World(DESK);

    @Test
    void whatLandedAtAVenueThatCannotBeReadIsCountedAndNotSentAgain() {
        WorldState ours = WORLD.depart(
                WORLD.start(List.of(usd(100), usd(60), usd(60)), 0),
                List.of(new Transit("t", DeskSettings.TREASURY, "a", usd(40), 0, HOUR)));
        Optional<GuardMemory> memory = Optional.of(new GuardMemory(ours, ours, 0, 0, 0, 1, 0));
        NetworkState read = WORLD.network(WORLD.start(List.of(usd(60), usd(60), usd(60)), HOUR));
        List<UnknownBalance> unread = List.of(new UnknownBalance("a", OptionalLong.of(0), "for the test"));
        NetworkState unknown = read.under(Circumstances.empty().withUnknown(unread));
        NetworkState counted = new Unread(DESK).counted(unknown, memory);
        assertEquals(usd(100), counted.node("a").onHand(), "60 were there and 40 have landed");
        assertEquals(usd(60), counted.node("b").onHand(), "what is read stands");
        assertEquals(read, new Unread(DESK).counted(read, memory), "as long as everything is read nothing is counted");
        assertEquals(unknown, new Unread(DESK).counted(unknown, Optional.empty()), "without a memory nothing is known");
    }

    private static TokenAmount usd(double usd) {
        return TokenAmount.usd(usd);
    }
}
