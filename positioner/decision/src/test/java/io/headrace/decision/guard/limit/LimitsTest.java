package io.headrace.decision.guard.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.memory.LimitMemory;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.policy.Move;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.safeguard.LimitParameters;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final double NO = Double.POSITIVE_INFINITY;
    private static final int ALWAYS = Integer.MAX_VALUE;

    @Test
    void eachLimitCutsWhatItSays() {
        expect(100, new LimitParameters(100, NO, NO, NO, NO, ALWAYS));
        expect(70, new LimitParameters(NO, 100, NO, NO, NO, ALWAYS)); // 30 are on the route
        expect(20, new LimitParameters(NO, NO, 100, NO, NO, ALWAYS)); // 50 are there and 30 on the way
        expect(40, new LimitParameters(NO, NO, NO, 40, NO, ALWAYS));
        expect(60, new LimitParameters(NO, NO, NO, NO, 60, ALWAYS));
        expect(0, new LimitParameters(NO, NO, 10, NO, NO, ALWAYS));
        expect(200, LimitParameters.NONE);
    }

    @Test
    void whatTheRuleSendsIsServedFirst() {
        Limits limits = new Limits(new LimitParameters(NO, NO, NO, 100, NO, ALWAYS));
        List<Move> orders = List.of(move("b", "treasury", 90), move("treasury", "b", 50), move("treasury", "a", 80));
        List<Move> rule = List.of(move("treasury", "a", 70));
        Limits.Cut cut = limits.cut(orders, rule, state(0), LimitMemory.EMPTY);
        assertEquals(List.of(move("b", "treasury", 30), move("treasury", "a", 70)), cut.moves());
        assertEquals(3, cut.restraints().size());
        assertTrue(cut.restraints().stream().noneMatch(restraint -> restraint.ofRule()));
        Limits tight = new Limits(new LimitParameters(NO, NO, NO, 60, NO, ALWAYS));
        Limits.Cut less = tight.cut(orders, rule, state(0), LimitMemory.EMPTY);
        assertEquals(List.of(move("treasury", "a", 60)), less.moves());
        assertTrue(less.restraints().stream()
                .anyMatch(restraint -> restraint.ofRule()
                        && restraint
                                .sentence()
                                .contains("a transfer of the rule, 80 USD from treasury to a, to 60 USD")));
    }

    @Test
    void aVenueTurnsOnlySoOftenADayUnlessTheRuleSendsToIt() {
        Limits limits = new Limits(new LimitParameters(NO, NO, NO, NO, NO, 2));
        LimitMemory memory = LimitMemory.EMPTY;
        for (int m = 0; m < 3; m++) {
            Move move = m % 2 == 0 ? move("treasury", "a", 1) : move("a", "treasury", 1);
            assertEquals(
                    List.of(move),
                    limits.cut(List.of(move), List.of(), state(m), memory).moves());
            memory = limits.after(memory, List.of(move), "treasury", m * MINUTE);
        }
        Move back = move("a", "treasury", 1);
        assertEquals(
                List.of(),
                limits.cut(List.of(back), List.of(), state(3), memory).moves());
        Move on = move("treasury", "a", 1);
        assertEquals(
                List.of(on),
                limits.cut(List.of(on), List.of(), state(3), memory).moves(),
                "it does not turn");
        long day = 24 * 60 + 3;
        assertEquals(
                List.of(back),
                limits.cut(List.of(back), List.of(), state(day), memory).moves());
        LimitMemory returned = limits.after(memory, List.of(back), "treasury", 3 * MINUTE);
        assertEquals(
                List.of(on),
                limits.cut(List.of(on), List.of(on), state(4), returned).moves(),
                "the rule sends");
    }

    /// Against a plain sum over everything that ever moved.
    @Test
    void noHourAndNoDayMovesMoreThanItMay() {
        for (long seed = 0; seed < 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Limits limits = new Limits(new LimitParameters(NO, NO, NO, 1_000, 6_000, ALWAYS));
            LimitMemory memory = LimitMemory.EMPTY;
            long[] times = new long[600];
            long[] units = new long[times.length];
            long minute = 0;
            for (int t = 0; t < times.length; t++) {
                minute += random.nextInt(1, 20);
                Move order = move("treasury", "a", random.nextInt(1, 900));
                List<Move> moves = limits.cut(List.of(order), List.of(), state(minute), memory)
                        .moves();
                memory = limits.after(memory, moves, "treasury", minute * MINUTE);
                times[t] = minute;
                units[t] = moves.isEmpty() ? 0 : moves.getFirst().amount().units();
                assertTrue(within(times, units, t, 60) <= TokenAmount.usd(1_000).units());
                assertTrue(within(times, units, t, 24 * 60)
                        <= TokenAmount.usd(6_000).units());
                assertTrue(
                        memory.moved().size() < 90,
                        "it remembers " + memory.moved().size());
            }
        }
    }

    private static long within(long[] times, long[] units, int last, long minutes) {
        long sum = 0;
        for (int t = last; t >= 0 && times[t] > times[last] - minutes; t--) {
            sum += units[t];
        }
        return sum;
    }

    private static void expect(double usd, LimitParameters parameters) {
        Move order = move("treasury", "a", 200);
        List<Move> moves = new Limits(parameters)
                .cut(List.of(order), List.of(), state(0), LimitMemory.EMPTY)
                .moves();
        assertEquals(usd > 0 ? List.of(move("treasury", "a", usd)) : List.of(), moves);
    }

    private static Move move(String from, String to, double usd) {
        return new Move(from, to, TokenAmount.usd(usd));
    }

    private static NetworkState state(long minute) {
        long now = minute * MINUTE;
        Transit transit = new Transit("t", "treasury", "a", TokenAmount.usd(30), now - 1, now + 1);
        return new NetworkState(
                now,
                List.of(node(DeskSettings.TREASURY, 1_000), node("a", 50), node("b", 500)),
                List.of(transit),
                DeskSettings.routes(List.of("a", "b"), 1, 0, 0));
    }

    private static NodeState node(String name, double usd) {
        return new NodeState(name, TokenAmount.usd(usd), TokenAmount.usd(0), TokenAmount.usd(0));
    }
}
