package io.headrace.settlement.executor;

import io.headrace.settlement.journal.transfer.BooksPoint;
import io.headrace.settlement.ledger.Flight;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The books at one moment between two ticks.
///
/// @param open transfers that are not over
/// @param point where in the books' history that moment is
public record BooksView(List<Life> open, Ledger ledger, BooksPoint point) {
    public BooksView {
        open = List.copyOf(open);
    }

    /// Whether books and vaults were found to say the same since the start.
    public boolean areCompared() {
        return !point.blocks().isEmpty();
    }

    /// Transfers whose money is to come where it goes. That of one that persons still look at may be there.
    public List<Life> underWay() {
        return open.stream().filter(life -> !hasArrived(life)).toList();
    }

    /// What a node has and nothing that is planned takes from it, base units.
    public long free(String node) {
        long free = ledger.posted(node);
        for (Life life : underWay()) {
            boolean takes = life.plan().from().equals(node) && !hasLeft(life);
            free = Math.subtractExact(free, takes ? life.plan().units() : 0);
        }
        return free;
    }

    /// What is to leave a node by each way and is in no block yet, base units: what is in one is gone from the
    /// vault's buckets before it is final.
    public Map<String, Long> promised(String node) {
        return underWay().stream()
                .filter(life -> life.plan().from().equals(node) && !hasLeft(life) && life.state() != State.INCLUDED)
                .collect(Collectors.toMap(
                        life -> life.plan().route().name(), life -> life.plan().units(), Long::sum));
    }

    private boolean hasLeft(Life life) {
        return flight(life).filter(Flight::posted).isPresent();
    }

    private boolean hasArrived(Life life) {
        return life.evidence().paid() > 0 && flight(life).isEmpty();
    }

    private Optional<Flight> flight(Life life) {
        return Optional.ofNullable(ledger.flights().get(life.id()));
    }
}
