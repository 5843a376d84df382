package io.headrace.settlement.reconcile;

import io.headrace.settlement.ledger.Flight;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.slot.LegId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// How far books and chain may be apart at a node, because one of them has seen more of a transfer than the other.
///
/// @param steps amounts of which each has happened or not
/// @param most the most that may have come besides, in any amount
record Moves(List<Long> steps, long most) {
    private static final int TRIED_ONE_BY_ONE = 14;

    Moves {
        steps = List.copyOf(steps);
    }

    static Moves of(String node, Ledger ledger, Collection<Life> open) {
        List<Long> steps = new ArrayList<>();
        long most = 0;
        for (Life life : open) {
            long paid = life.evidence().paid();
            if (life.plan().from().equals(node)) {
                source(life, Optional.ofNullable(ledger.flights().get(life.id())))
                        .ifPresent(steps::add);
                most += life.leg().kind() == LegId.Kind.REVERSE ? paid : 0;
            }
            if (life.plan().to().equals(node) && paid > 0) {
                boolean credited = !life.evidence().creditId().isEmpty();
                most += credited ? 0 : paid;
                if (credited) {
                    steps.add(-life.evidence().credited());
                }
            }
        }
        return new Moves(steps, most);
    }

    /// A payment may be final and not booked yet; a booked one may be newer than the block that was read.
    private static Optional<Long> source(Life life, Optional<Flight> flight) {
        if (life.evidence().paid() > 0) {
            return Optional.of(life.evidence().paid());
        }
        return flight.filter(pending -> life.slot().isPresent()).map(pending -> -pending.units());
    }

    /// What is left of a difference, nearest to zero.
    long unexplained(long difference) {
        if (steps.size() > TRIED_ONE_BY_ONE) {
            long down = steps.stream().mapToLong(step -> Math.min(0, step)).sum();
            long up = steps.stream().mapToLong(step -> Math.max(0, step)).sum();
            return beyond(difference, down, up + most);
        }
        return nearest(difference, 0);
    }

    private long nearest(long left, int step) {
        if (step == steps.size()) {
            return beyond(left, 0, most);
        }
        long without = nearest(left, step + 1);
        if (without == 0) {
            return 0;
        }
        long with = nearest(left - steps.get(step), step + 1);
        return Math.abs(with) < Math.abs(without) ? with : without;
    }

    private static long beyond(long value, long low, long high) {
        return value < low ? value - low : Math.max(0, value - high);
    }
}
