package io.headrace.settlement.attest;

import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.Policy;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.attest.door.Door;
import io.headrace.settlement.attest.door.TokenOn;
import io.headrace.settlement.chain.key.DigestSigner;
import io.headrace.settlement.chain.oracle.OraclePrice;
import io.headrace.settlement.chain.oracle.PriceFeed;
import io.headrace.settlement.chain.proof.AgreedBlock;
import io.headrace.settlement.chain.proof.ProofFault;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.vault.OrderDigest;
import io.headrace.settlement.chain.vault.VaultOrder;
import io.headrace.settlement.chain.vault.VaultState;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Judges claims, and signs those it finds right. It holds its own policy, addresses, nodes and
/// key: a desk that was taken over can ask for anything and gets nothing signed that its decision
/// does not say.
public final class Attestor {
    /// A node that changes to its next block may tell state of one with the proof of another: it is asked again, at a
    /// block agreed on anew, before that counts as not seen.
    private static final int LOOKS = 3;

    private final Reproduction reproduction;
    private final OrderCheck orders;
    private final AddressBook book;
    private final Map<Long, Witness> witnesses;
    private final Tolerance tolerance;
    private final DigestSigner key;
    private final AdapterReader adapters = new AdapterReader();
    private final TokenReader tokens;

    /// @param witnesses by chain id
    public Attestor(
            Policy policy, AddressBook book, Map<Long, Witness> witnesses, Tolerance tolerance, DigestSigner key) {
        this.reproduction = new Reproduction(policy, tolerance);
        this.orders = new OrderCheck(book, tolerance);
        this.book = book;
        this.witnesses = Map.copyOf(witnesses);
        this.tokens = new TokenReader(this.witnesses);
        this.tolerance = tolerance;
        this.key = key;
    }

    public String address() {
        return key.address();
    }

    /// Never throws for what is claimed or for what nodes do: an attestor that cannot see says so, and may be asked
    /// again.
    public Attestation attest(Claim claim) {
        List<String> objections = new ArrayList<>();
        reproduction.objection(claim.published(), claim.move()).ifPresent(objections::add);
        if (objections.isEmpty()) {
            Move move = claim.published().decision().moves().get(claim.move());
            objections.addAll(orders.objections(claim, move));
        }
        if (!objections.isEmpty()) {
            return new Attestation.Refused(address(), objections);
        }
        try {
            objections.addAll(seen(claim));
        } catch (ProblemException e) {
            return PriceFeed.isAnswered(e)
                    ? new Attestation.Refused(address(), List.of(e.problem().sentence()))
                    : unseen(e);
        } catch (RpcException e) {
            return unseen(e);
        }
        return objections.isEmpty() ? signed(claim) : new Attestation.Refused(address(), objections);
    }

    private Attestation unseen(RuntimeException why) {
        return new Attestation.Unseen(address(), "I cannot see the chain: " + why.getMessage());
    }

    private Attestation signed(Claim claim) {
        try {
            byte[] signature = key.sign(OrderDigest.of(claim.order(), claim.vault()));
            return new Attestation.Signed(address(), Hex.of(signature));
        } catch (ProblemException e) {
            return new Attestation.Unseen(address(), e.problem().sentence());
        }
    }

    private List<String> seen(Claim claim) {
        Move move = claim.published().decision().moves().get(claim.move());
        Witness witness = witnesses.get(claim.vault().chainId());
        if (witness == null) {
            return List.of("I have no nodes of chain " + claim.vault().chainId());
        }
        for (int look = 1; ; look++) {
            try {
                return objections(claim, move, witness);
            } catch (ProblemException | RpcException e) {
                if (look == LOOKS || !ProofFault.isOfState(e)) {
                    throw e;
                }
            }
        }
    }

    /// @throws ProblemException when the chain is not seen as enough operators agree on
    private List<String> objections(Claim claim, Move move, Witness witness) {
        String symbol = move.amount().asset().symbol();
        VaultState.Token token = book.token(symbol, claim.vault().chainId()).orElseThrow();
        AgreedBlock block = witness.block(claim.vault().chainId());
        List<String> objections = judged(claim, witness.look(block, claim.vault(), token, claim.order()));
        Optional<Door> door = orders.door(move, claim.order().destination());
        door.ifPresent(listed -> objections.addAll(adapters.objections(listed, orders.ends(move), witness, block)));
        List<TokenOn> counted =
                new ArrayList<>(List.of(new TokenOn(claim.vault().chainId(), token.address())));
        door.ifPresent(listed -> counted.addAll(listed.brings(orders.ends(move))));
        objections.addAll(tokens.objections(counted, token.decimals()));
        book.peg(symbol)
                .flatMap(peg -> offPar(symbol, peg, witness.price(claim.vault().chainId(), peg.feed())))
                .ifPresent(objections::add);
        return objections;
    }

    /// A decision takes an asset at par; where the chain says otherwise, its amounts are worth
    /// something else.
    private Optional<String> offPar(String symbol, Peg peg, OraclePrice price) {
        return price.isNear(peg.par(), tolerance.priceBps())
                ? Optional.empty()
                : Optional.of("a " + symbol + " is worth " + price.value().toPlainString() + " on chain, not "
                        + peg.par().toPlainString());
    }

    private List<String> judged(Claim claim, VaultState state) {
        VaultOrder order = claim.order();
        List<String> objections = new ArrayList<>();
        book.code(claim.vault())
                .filter(pinned -> !pinned.equals(state.codeHash()))
                .ifPresent(
                        pinned -> objections.add("the vault's code is " + state.codeHash() + ", pinned is " + pinned));
        add(objections, state.paused(), "the vault is paused");
        add(objections, state.executed(), "the transfer has run already");
        add(
                objections,
                !state.epoch().equals(order.epoch()),
                "the vault's configuration is number " + state.epoch() + ", not " + order.epoch());
        add(objections, state.threshold().compareTo(BigInteger.TWO) < 0, "the vault lets one attestor alone release");
        add(
                objections,
                state.held().compareTo(order.amount()) < 0,
                "the vault holds " + state.held() + ", less than " + order.amount());
        long left = order.deadline() - state.timestamp();
        add(objections, left <= 0, "the deadline has passed");
        add(objections, left > tolerance.validitySeconds(), "the deadline is " + left + " seconds away");
        return objections;
    }

    private static void add(List<String> objections, boolean wrong, String what) {
        if (wrong) {
            objections.add(what);
        }
    }
}
