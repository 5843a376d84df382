package io.headrace.settlement.journal.transfer;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.Transit;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.courier.Past;
import io.headrace.settlement.ledger.Flight;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The books as they stood at a row of their history, made again from the tables; and whether a decision was made from
/// them. Remembers the books of the decision before, so that a decision reads what was booked since and not all that
/// ever was. For one thread at a time.
public final class DecidedBooks {
    private Optional<Made> before = Optional.empty();

    /// The ledger after a row; another copy of the books may not have that row.
    private record Made(Past at, Ledger ledger) {}

    /// Writes down which books a decision was made from, in its transaction.
    ///
    /// @param lock what [io.headrace.settlement.tables.Tables#lock] says
    /// @throws ProblemException HR-4110 when that row is not in the books, HR-4112 when the decision was made from
    ///     anything else than the books after it
    public void note(
            Connection connection, String lock, long sequence, String digest, NetworkState input, BooksPoint point)
            throws SQLException {
        AuditChain chain = AuditChain.at(connection, lock);
        chain.require(point.known());
        require(connection, chain, sequence, input, point);
        chain.say(AuditKind.DECIDED, digest, sequence, point.words());
    }

    private void require(Connection connection, AuditChain chain, long sequence, NetworkState input, BooksPoint point)
            throws SQLException {
        long row = point.row();
        Ledger ledger = ledger(connection, chain, point.known());
        Map<String, Long> free = new TreeMap<>();
        Map<String, String> flying = new TreeMap<>();
        for (NodeState node : input.nodes()) {
            free.put(node.node(), ledger.posted(node.node()));
        }
        for (Life life : open(connection, row).values()) {
            Optional<Flight> flight = Optional.ofNullable(ledger.flights().get(life.id()));
            if (flight.isEmpty() && PostingTable.isClosed(connection, life.id(), row)) {
                continue;
            }
            if (flight.filter(Flight::posted).isEmpty()) {
                free.merge(life.plan().from(), -life.plan().units(), Long::sum);
            }
            flying.put(
                    life.id(),
                    way(life.plan().from(), life.plan().to(), life.plan().units()));
        }
        Map<String, Long> given = new TreeMap<>();
        input.nodes().forEach(node -> given.put(node.node(), node.onHand().units()));
        Map<String, String> thought = new TreeMap<>();
        for (Transit transit : input.inFlight()) {
            thought.put(
                    transit.id(),
                    way(transit.from(), transit.to(), transit.amount().units()));
        }
        if (!given.equals(free) || !thought.equals(flying)) {
            throw other(sequence, row, given + " and under way " + thought, free + " and under way " + flying);
        }
    }

    /// A point before the one remembered, and a remembered row that is not there any more, need all from the beginning.
    private Ledger ledger(Connection connection, AuditChain chain, Past at) throws SQLException {
        Optional<Made> base = before.filter(made -> made.at().length() <= at.length());
        Ledger ledger = base.isPresent() && chain.has(base.get().at())
                ? PostingTable.ledger(
                        connection, base.get().ledger(), base.get().at().length(), at.length())
                : PostingTable.ledger(connection, at.length());
        before = Optional.of(new Made(at, ledger));
        return ledger;
    }

    private static String way(String from, String to, long units) {
        return units + " from " + from + " to " + to;
    }

    private static ProblemException other(long sequence, long row, String given, String booked) {
        return new Problem(
                        "HR-4112",
                        "decision " + sequence + " was made from other balances than the books have after row " + row
                                + " of their history: from " + given + ", the books have " + booked,
                        "the desk's books",
                        "Nothing was written or sent; report this, it is a fault of Headrace",
                        ExitCode.INTEGRITY)
                .toException();
    }

    /// Transfers that were not over after a row. Those that are over by now and were then are left out by two keys, not
    /// by reading all. (A kind compared as `kind || ''` keeps SQLite from reading all rows of the kind by its key.)
    private static Map<String, Life> open(Connection connection, long row) throws SQLException {
        Map<String, Life> open = new TreeMap<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT l.body, l.state, s.state, f.state FROM life l"
                        + " LEFT JOIN life_step s ON s.transfer = l.id AND s.number = (SELECT max(n.number) FROM life_step n"
                        + " LEFT JOIN audit a ON a.kind = 'STEP' AND a.subject = n.transfer AND a.number = n.number"
                        + " WHERE n.transfer = l.id AND coalesce(a.seq, 0) <= ?)"
                        + " LEFT JOIN life_step f ON f.transfer = l.id AND f.number = 1"
                        + " WHERE l.id IN (SELECT o.id FROM life o WHERE o.ended = 0"
                        + " UNION SELECT t.subject FROM audit t WHERE t.seq > ? AND t.kind || '' = 'STEP')")) {
            query.setLong(1, row);
            query.setLong(2, row);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    if (wasOpen(state(found, 2).orElseThrow(), state(found, 3), state(found, 4))) {
                        Life life = LifeCodec.decode(found.getString(1));
                        open.put(life.id(), life);
                    }
                }
            }
        }
        return open;
    }

    private static Optional<State> state(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(State::valueOf);
    }

    /// Steps are younger than the oldest transfers: one of before them has none, or a first one that is no plan.
    ///
    /// @param now its state by its own row
    /// @param then by its last step up to then
    /// @param first by its first step
    private static boolean wasOpen(State now, Optional<State> then, Optional<State> first) {
        if (then.isPresent()) {
            return !then.get().isFinal();
        }
        return first.map(state -> state != State.PLANNED).orElse(!now.isFinal());
    }
}
