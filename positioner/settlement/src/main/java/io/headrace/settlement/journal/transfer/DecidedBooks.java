package io.headrace.settlement.journal.transfer;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.Transit;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
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
/// them.
public final class DecidedBooks {
    private DecidedBooks() {}

    /// Writes down which books a decision was made from, in its transaction.
    ///
    /// @param lock what [io.headrace.settlement.tables.Tables#lock] says
    /// @throws ProblemException HR-4110 when that row is not in the books, HR-4112 when the decision was made from
    ///     anything else than the books after it
    public static void note(
            Connection connection, String lock, long sequence, String digest, NetworkState input, BooksPoint point)
            throws SQLException {
        AuditChain chain = AuditChain.at(connection, lock);
        chain.require(point.known());
        require(connection, sequence, input, point.row());
        chain.say(AuditKind.DECIDED, digest, sequence, point.words());
    }

    private static void require(Connection connection, long sequence, NetworkState input, long row)
            throws SQLException {
        Ledger ledger = SqlBooks.ledger(connection, row);
        Map<String, Long> free = new TreeMap<>();
        Map<String, String> flying = new TreeMap<>();
        for (NodeState node : input.nodes()) {
            free.put(node.node(), ledger.posted(node.node()));
        }
        for (Life life : open(connection, row).values()) {
            Optional<Flight> flight = Optional.ofNullable(ledger.flights().get(life.id()));
            if (flight.isEmpty() && hasArrived(connection, life.id(), row)) {
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

    private static boolean hasArrived(Connection connection, String transfer, long row) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM posting p"
                + " LEFT JOIN audit a ON a.kind = 'POSTING' AND a.subject = '' AND a.number = p.number"
                + " WHERE p.transfer = ? AND p.kind IN ('Arrive', 'WriteOff') AND coalesce(a.seq, 0) <= ?")) {
            query.setString(1, transfer);
            query.setLong(2, row);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
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
    /// by reading all.
    private static Map<String, Life> open(Connection connection, long row) throws SQLException {
        Map<String, Life> open = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT l.body, s.state FROM life l"
                + " JOIN life_step s ON s.transfer = l.id AND s.number = (SELECT max(n.number) FROM life_step n"
                + " LEFT JOIN audit a ON a.kind = 'STEP' AND a.subject = n.transfer AND a.number = n.number"
                + " WHERE n.transfer = l.id AND coalesce(a.seq, 0) <= ?) WHERE l.ended = 0"
                + " OR l.id IN (SELECT t.subject FROM audit t WHERE t.seq > ? AND t.kind = 'STEP')")) {
            query.setLong(1, row);
            query.setLong(2, row);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    Life life = LifeCodec.decode(found.getString(1));
                    if (!State.valueOf(found.getString(2)).isFinal()) {
                        open.put(life.id(), life);
                    }
                }
            }
        }
        return open;
    }
}
