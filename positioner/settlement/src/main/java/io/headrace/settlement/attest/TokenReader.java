package io.headrace.settlement.attest;

import io.headrace.settlement.attest.door.TokenOn;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Reads what tokens count in. An order's amounts are base units: through a door whose tokens count differently, the
/// least that must arrive is worth something else than it says. Decimals stay what they are, so that each token is
/// asked once.
final class TokenReader {
    private final Map<Long, Witness> witnesses;
    private final ConcurrentMap<TokenOn, BigInteger> known = new ConcurrentHashMap<>();

    /// @param witnesses by chain id
    TokenReader(Map<Long, Witness> witnesses) {
        this.witnesses = witnesses;
    }

    /// Which of some tokens do not count in these decimals, or cannot be read; none when all do.
    ///
    /// @throws io.headrace.market.problem.ProblemException when operators agree on no block of a token's chain
    List<String> objections(List<TokenOn> tokens, int decimals) {
        List<String> objections = new ArrayList<>();
        for (TokenOn token : tokens) {
            Witness witness = witnesses.get(token.chainId());
            if (witness == null) {
                objections.add("the decimals of token " + token + " cannot be read: I have no nodes of that chain");
            } else {
                objection(witness, token, decimals).ifPresent(objections::add);
            }
        }
        return objections;
    }

    private Optional<String> objection(Witness witness, TokenOn token, int decimals) {
        Optional<BigInteger> told = Optional.ofNullable(known.get(token))
                .or(() -> witness.decimals(witness.block(token.chainId()), token.address()));
        told.ifPresent(found -> known.put(token, found));
        return told.map(found -> found.equals(BigInteger.valueOf(decimals))
                        ? Optional.<String>empty()
                        : Optional.of("token " + token + " counts in " + found + " decimals, not in " + decimals
                                + ": the order's amounts would be worth something else"))
                .orElseGet(() -> Optional.of(
                        "the decimals of token " + token + " cannot be read: too few operators tell them alike"));
    }
}
