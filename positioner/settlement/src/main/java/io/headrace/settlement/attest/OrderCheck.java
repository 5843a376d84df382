package io.headrace.settlement.attest;

import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.Terms;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.Expectation;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.chain.vault.VaultOrder;
import io.headrace.settlement.chain.vault.VaultState;
import io.headrace.settlement.lifecycle.TransferKey;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether an order says what a move says, in the attestor's own addresses.
public record OrderCheck(AddressBook book, Tolerance tolerance) {
    private static final BigInteger MOST = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);

    /// The order of a move as the attestor itself would write it; empty when a name is in no address
    /// book.
    public Optional<VaultOrder> own(Move move, String id, BigInteger epoch, long deadline) {
        return own(move, id, epoch, deadline, "");
    }

    /// As [#own(Move, String, BigInteger, long)], to another chain through a wanted one of the listed
    /// adapters; through the first of them when it is none of those.
    public Optional<VaultOrder> own(Move move, String id, BigInteger epoch, long deadline, String adapter) {
        List<String> doors = book.doors(move.from(), move.to());
        if (!doors.isEmpty()) {
            String door = doors.contains(adapter) ? adapter : doors.getFirst();
            return abroad(move, id, epoch, deadline, door);
        }
        Optional<VenueDoor> venue = book.venue(move.to());
        if (venue.isPresent()) {
            return intoVenue(move, id, epoch, deadline, venue.get());
        }
        @Nullable VaultId vault = book.vault(move.from()).orElse(null);
        VaultState.@Nullable Token token =
                book.token(move.amount().asset().symbol()).orElse(null);
        @Nullable String destination = book.destination(move.to()).orElse(null);
        if (vault == null
                || token == null
                || destination == null
                || token.decimals() != move.amount().asset().decimals()) {
            return Optional.empty();
        }
        BigInteger amount = BigInteger.valueOf(move.amount().units());
        VaultOrder plain = VaultOrder.payment(id, epoch, token.address(), amount, destination, deadline);
        return Optional.of(
                move.terms().map(terms -> onTerms(plain, vault, terms)).orElse(plain));
    }

    /// To another chain: the adapter fixes who receives, and is told what may be kept on the way.
    private Optional<VaultOrder> abroad(Move move, String id, BigInteger epoch, long deadline, String door) {
        @Nullable VaultId vault = book.vault(move.from()).orElse(null);
        VaultState.@Nullable Token token =
                book.token(move.amount().asset().symbol()).orElse(null);
        if (vault == null
                || token == null
                || token.decimals() != move.amount().asset().decimals()) {
            return Optional.empty();
        }
        List<Expectation> expectations = leastLeft(move, token, vault);
        long units = move.amount().units();
        return Optional.of(new VaultOrder(
                id,
                epoch,
                token.address(),
                BigInteger.valueOf(units),
                door,
                Abi.encoded(BigInteger.valueOf(tolerance.kept(units))),
                VaultOrder.NOTHING,
                BigInteger.ZERO,
                deadline,
                expectations));
    }

    /// Into a venue on the vault's own chain: the adapter pays in for the vault, and is told the
    /// transfer's id.
    private Optional<VaultOrder> intoVenue(Move move, String id, BigInteger epoch, long deadline, VenueDoor venue) {
        @Nullable VaultId vault = book.vault(move.from()).orElse(null);
        VaultState.@Nullable Token token =
                book.token(move.amount().asset().symbol()).orElse(null);
        if (vault == null
                || token == null
                || token.decimals() != move.amount().asset().decimals()) {
            return Optional.empty();
        }
        BigInteger amount = BigInteger.valueOf(move.amount().units());
        return Optional.of(new VaultOrder(
                id,
                epoch,
                token.address(),
                amount,
                venue.adapter(),
                id,
                venue.receipt(),
                venue.leastReceived(amount),
                deadline,
                leastLeft(move, token, vault)));
    }

    /// What must be in the vault when the order runs, when the move has terms.
    private static List<Expectation> leastLeft(Move move, VaultState.Token token, VaultId vault) {
        return move.terms().stream()
                .map(terms -> new Expectation(
                        token.address(),
                        Abi.call("balanceOf", vault.address()),
                        BigInteger.valueOf(terms.leastAtSource().units()).max(BigInteger.ZERO),
                        MOST))
                .toList();
    }

    private static VaultOrder onTerms(VaultOrder plain, VaultId vault, Terms terms) {
        BigInteger least = BigInteger.valueOf(terms.leastAtSource().units()).max(BigInteger.ZERO);
        BigInteger most = BigInteger.valueOf(terms.mostAtDestination().units()).max(BigInteger.ZERO);
        List<Expectation> expectations = List.of(
                new Expectation(plain.asset(), Abi.call("balanceOf", vault.address()), least, MOST),
                new Expectation(plain.asset(), Abi.call("balanceOf", plain.destination()), BigInteger.ZERO, most));
        return new VaultOrder(
                plain.id(),
                plain.epoch(),
                plain.asset(),
                plain.amount(),
                plain.destination(),
                plain.data(),
                plain.received(),
                BigInteger.valueOf(terms.leastReceived().units()).max(BigInteger.ONE),
                plain.deadline(),
                expectations);
    }

    /// What is wrong with a claimed order; empty when nothing is.
    List<String> objections(Claim claim, Move move) {
        VaultOrder order = claim.order();
        Optional<VaultOrder> mine = own(
                move,
                key(DecisionCodec.digest(claim.published().decision()), claim.move(), move)
                        .id(),
                order.epoch(),
                order.deadline(),
                order.destination());
        if (mine.isEmpty()) {
            return List.of("a name or the decimals of the move are not in my address book: " + move);
        }
        List<String> objections = new ArrayList<>();
        add(objections, claim.vault().equals(book.vault(move.from()).orElseThrow()), "another vault");
        add(objections, order.id().equals(mine.get().id()), "another id");
        add(objections, order.asset().equals(mine.get().asset()), "another token");
        add(objections, order.destination().equals(mine.get().destination()), "another destination");
        add(objections, order.amount().equals(mine.get().amount()), "another amount");
        add(objections, order.data().equals(mine.get().data()), "data that no payment has");
        add(objections, order.received().equals(mine.get().received()), "another token received");
        add(objections, keepsEnough(order, mine.get()), "a minimum received that is too low");
        add(objections, order.expectations().equals(mine.get().expectations()), "other expectations");
        return objections;
    }

    private boolean keepsEnough(VaultOrder order, VaultOrder mine) {
        BigInteger kept = mine.amount()
                .multiply(BigInteger.valueOf(10_000 - tolerance.keptBps()))
                .divide(BigInteger.valueOf(10_000));
        return order.minReceived().compareTo(mine.minReceived().min(kept)) >= 0;
    }

    private static void add(List<String> objections, boolean good, String otherwise) {
        if (!good) {
            objections.add("the order names " + otherwise);
        }
    }

    /// What makes a move's transfer itself: its id is the order's, the courier's and the vault's.
    ///
    /// @param digest of the decision, hex
    /// @param ordinal of the move in it
    public static TransferKey key(String digest, int ordinal, Move move) {
        return new TransferKey(
                digest,
                ordinal,
                move.from(),
                move.to(),
                move.amount().asset().symbol(),
                move.amount().units());
    }
}
