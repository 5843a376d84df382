package io.headrace.decision.guard.limit;

import io.headrace.decision.memory.LimitMemory;
import io.headrace.decision.memory.Moved;
import io.headrace.decision.memory.Turns;
import io.headrace.decision.policy.Move;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What moved of late. What is older than an hour is kept by the hour, under its latest time: it leaves the
/// day late, never early.
final class Rolling {
    static final long HOUR = 3_600_000_000_000L;
    static final long DAY = 24 * HOUR;

    private Rolling() {}

    /// What moved after an instant, USD.
    static double usd(LimitMemory memory, long afterNanos) {
        double sum = 0;
        for (Moved moved : memory.moved()) {
            sum += moved.nanos() > afterNanos ? moved.amount().tokens() : 0;
        }
        return sum;
    }

    /// How often the venue of a move turned in the last day, should the move turn it; 0 when it does not.
    static int reversals(LimitMemory memory, Move move, String treasury, long nowNanos) {
        boolean inward = move.from().equals(treasury);
        Optional<Turns> turns = Limits.turns(memory, inward ? move.to() : move.from());
        return turns.filter(known -> known.inward() != inward)
                .map(known -> recent(known.reversalNanos(), nowNanos).size())
                .orElse(-1);
    }

    static LimitMemory after(LimitMemory memory, List<Move> moves, String treasury, long nowNanos) {
        List<Moved> moved = compact(memory.moved(), nowNanos);
        List<Turns> turns = new ArrayList<>(memory.turns());
        for (Move move : moves) {
            moved.add(new Moved(nowNanos, move.amount()));
            turn(turns, move, treasury, nowNanos);
        }
        return new LimitMemory(joined(moved), turns);
    }

    private static void turn(List<Turns> turns, Move move, String treasury, long nowNanos) {
        boolean inward = move.from().equals(treasury);
        String venue = inward ? move.to() : move.from();
        for (int t = 0; t < turns.size(); t++) {
            Turns known = turns.get(t);
            if (known.venue().equals(venue)) {
                List<Long> reversals = new ArrayList<>(recent(known.reversalNanos(), nowNanos));
                if (known.inward() != inward) {
                    reversals.add(nowNanos);
                }
                turns.set(t, new Turns(venue, inward, reversals));
                return;
            }
        }
        turns.add(new Turns(venue, inward, List.of()));
    }

    private static List<Long> recent(List<Long> nanos, long nowNanos) {
        return nanos.stream().filter(when -> when > nowNanos - DAY).toList();
    }

    private static List<Moved> compact(List<Moved> moved, long nowNanos) {
        List<Moved> kept = new ArrayList<>();
        for (Moved one : moved) {
            if (one.nanos() <= nowNanos - DAY) {
                continue;
            }
            boolean old = one.nanos() <= nowNanos - HOUR;
            boolean joins = old && !kept.isEmpty() && sameHour(kept.getLast(), one);
            Moved last = joins ? kept.removeLast() : one;
            kept.add(joins ? new Moved(one.nanos(), last.amount().plus(one.amount())) : one);
        }
        return kept;
    }

    /// Joins what moved at the same instant.
    private static List<Moved> joined(List<Moved> moved) {
        List<Moved> kept = new ArrayList<>();
        for (Moved one : moved) {
            boolean joins = !kept.isEmpty() && kept.getLast().nanos() == one.nanos();
            Moved last = joins ? kept.removeLast() : one;
            kept.add(joins ? new Moved(one.nanos(), last.amount().plus(one.amount())) : one);
        }
        return kept;
    }

    private static boolean sameHour(Moved a, Moved b) {
        return Math.floorDiv(a.nanos(), HOUR) == Math.floorDiv(b.nanos(), HOUR);
    }
}
