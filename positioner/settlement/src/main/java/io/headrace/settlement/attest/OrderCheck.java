package io.headrace.settlement.attest;

import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.Terms;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.settlement.attest.door.Door;
import io.headrace.settlement.attest.door.DoorEnds;
import io.headrace.settlement.attest.door.DoorOrder;
import io.headrace.settlement.attest.door.Payment;
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
        return own(move, id, epoch, deadline, through(move, ""));
    }

    /// What is wanted of a door.
    ///
    /// @param adapter the wanted one of the listed doors; the first of them when it is none of those
    /// @param kept most base units of the move that may be kept on the way
    public record Through(String adapter, long kept) {}

    /// As [#own(Move, String, BigInteger, long)], through a wanted door.
    public Optional<VaultOrder> own(Move move, String id, BigInteger epoch, long deadline, Through wanted) {
        @Nullable VaultId vault = book.vault(move.from()).orElse(null);
        VaultState.@Nullable Token token =
                vault == null ? null : token(move, vault).orElse(null);
        if (vault == null
                || token == null
                || token.decimals() != move.amount().asset().decimals()) {
            return Optional.empty();
        }
        BigInteger amount = BigInteger.valueOf(move.amount().units());
        Optional<Door> door = door(move, wanted.adapter());
        if (door.isPresent()) {
            DoorOrder told = door.get().order(new Payment(id, move.amount().units(), wanted.kept()));
            return Optional.of(new VaultOrder(
                    id,
                    epoch,
                    token.address(),
                    amount,
                    door.get().adapter(),
                    told.data(),
                    told.received(),
                    told.least(),
                    deadline,
                    leastLeft(move, token, vault)));
        }
        return book.destination(move.to())
                .map(destination -> VaultOrder.payment(id, epoch, token.address(), amount, destination, deadline))
                .map(plain ->
                        move.terms().map(terms -> onTerms(plain, vault, terms)).orElse(plain));
    }

    /// The door a move goes through; empty when its destination is paid directly.
    ///
    /// @param adapter the wanted one
    Optional<Door> door(Move move, String adapter) {
        List<Door> doors = book.doors(move.from(), move.to());
        return doors.stream()
                .filter(door -> door.adapter().equals(adapter))
                .findFirst()
                .or(() -> doors.stream().findFirst())
                .or(() -> book.venue(move.to()));
    }

    /// Between what a move's door stands.
    ///
    /// @throws java.util.NoSuchElementException when a name is in no address book
    DoorEnds ends(Move move) {
        VaultId from = book.vault(move.from()).orElseThrow();
        return new DoorEnds(from, token(move, from).orElseThrow().address(), book.vault(move.to()));
    }

    private Optional<VaultState.Token> token(Move move, VaultId at) {
        return book.token(move.amount().asset().symbol(), at.chainId());
    }

    /// A door that keeps no more than the tolerance lets it.
    private Through through(Move move, String adapter) {
        return new Through(adapter, tolerance.kept(move.amount().units()));
    }

    private Payment payment(Move move, String id) {
        long units = move.amount().units();
        return new Payment(id, units, tolerance.kept(units));
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
                through(move, order.destination()));
        if (mine.isEmpty()) {
            return List.of("a name or the decimals of the move are not in my address book: " + move);
        }
        List<String> objections = new ArrayList<>();
        add(objections, claim.vault().equals(book.vault(move.from()).orElseThrow()), "another vault");
        add(objections, order.id().equals(mine.get().id()), "another id");
        add(objections, order.asset().equals(mine.get().asset()), "another token");
        add(objections, order.destination().equals(mine.get().destination()), "another destination");
        add(objections, order.amount().equals(mine.get().amount()), "another amount");
        add(objections, order.received().equals(mine.get().received()), "another token received");
        door(move, order.destination())
                .map(door -> door.objection(payment(move, mine.get().id()), DoorOrder.of(order)))
                .orElseGet(() -> paid(order, mine.get()))
                .ifPresent(objection -> objections.add("the order names " + objection));
        add(objections, order.expectations().equals(mine.get().expectations()), "other expectations");
        return objections;
    }

    /// What is wrong with what an account is paid; empty when nothing is.
    private Optional<String> paid(VaultOrder order, VaultOrder mine) {
        if (!order.data().equals(mine.data())) {
            return Optional.of("data that no payment has");
        }
        BigInteger kept = mine.amount()
                .multiply(BigInteger.valueOf(10_000 - tolerance.keptBps()))
                .divide(BigInteger.valueOf(10_000));
        return order.minReceived().compareTo(mine.minReceived().min(kept)) >= 0
                ? Optional.empty()
                : Optional.of("a minimum received that is too low");
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
