package io.headrace.settlement.attest.door;

import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.vault.VaultId;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// What kinds of doors have in common.
final class Doors {
    private static final int WORD = 32;

    private Doors() {}

    /// One number in the data, within bounds, and nothing gained.
    ///
    /// @param what the number says
    static Optional<String> number(DoorOrder told, BigInteger low, BigInteger high, String what) {
        byte[] data = Hex.bytes(told.data());
        if (data.length != WORD || !gainsNothing(told)) {
            return Optional.of("data that this kind of door does not read");
        }
        BigInteger number = new BigInteger(1, data);
        boolean within = number.compareTo(low) >= 0 && number.compareTo(high) <= 0;
        return within
                ? Optional.empty()
                : Optional.of(number + " base units that " + what + ", where " + low + " to " + high + " do");
    }

    private static boolean gainsNothing(DoorOrder told) {
        return told.least().signum() == 0;
    }

    static Optional<String> exactly(DoorOrder told, DoorOrder mine) {
        return told.equals(mine) ? Optional.empty() : Optional.of("data that this kind of door does not read");
    }

    /// The same data, and no less gained.
    static Optional<String> gained(DoorOrder told, DoorOrder mine) {
        if (!told.data().equals(mine.data())) {
            return Optional.of("data that this kind of door does not read");
        }
        return told.least().compareTo(mine.least()) >= 0
                ? Optional.empty()
                : Optional.of("a minimum received that is too low: " + told.least() + ", must be " + mine.least());
    }

    static Wanted vault(DoorEnds ends) {
        return Wanted.address("vault", ends.from().address(), "serves another vault");
    }

    /// Every adapter to another chain: whose it is, what it takes, who takes it from there and who is
    /// paid.
    static List<Wanted> outbound(DoorEnds ends, String bridge) {
        VaultId to = ends.abroad();
        return List.of(
                vault(ends),
                Wanted.address("asset", ends.token(), "takes another token"),
                Wanted.address("bridge", bridge, "gives to another bridge"),
                Wanted.number("destination", to.chainId(), "leads to another chain than " + to.chainId()),
                Wanted.address("recipient", to.address(), "pays another recipient"));
    }
}
