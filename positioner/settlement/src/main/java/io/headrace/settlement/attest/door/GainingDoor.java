package io.headrace.settlement.attest.door;

import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.vault.VaultOrder;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// Into a token of the vault itself, which measures what it gained.
public sealed interface GainingDoor extends Door {
    /// The token that comes.
    String gained();

    @Override
    default Optional<String> objection(Payment payment, DoorOrder told) {
        return Doors.gained(told, order(payment));
    }

    @Override
    default List<TokenOn> brings(DoorEnds ends) {
        return List.of(new TokenOn(ends.from().chainId(), gained()));
    }

    /// A swap.
    ///
    /// @param bought token that comes, of as many decimals as the one that leaves
    record Swap(String adapter, String bought) implements GainingDoor {
        public Swap {
            adapter = Hex.address(adapter);
            bought = Hex.address(bought);
        }

        @Override
        public String kind() {
            return "swap";
        }

        @Override
        public String gained() {
            return bought;
        }

        @Override
        public String contract() {
            return "adapter/BestQuote";
        }

        @Override
        public DoorOrder order(Payment payment) {
            return new DoorOrder("0x", bought, payment.least());
        }

        @Override
        public List<Wanted> wanted(DoorEnds ends) {
            return List.of(Doors.vault(ends));
        }
    }

    /// Lends to a reserve of Aave v3 on the vault's own chain; the vault measures the receipt it gained,
    /// so that it does not matter which pool the adapter names.
    ///
    /// @param receipt the reserve's token, unit for unit
    record Lending(String adapter, String receipt) implements GainingDoor {
        /// What a receipt's balance may differ by from what was paid in: it is scaled and rounded.
        private static final BigInteger ROUNDING = BigInteger.TWO;

        public Lending {
            adapter = Hex.address(adapter);
            receipt = Hex.address(receipt);
            if (receipt.equals(VaultOrder.NOTHING)) {
                throw new IllegalArgumentException("a lending door needs its receipt");
            }
        }

        @Override
        public String kind() {
            return "lending";
        }

        @Override
        public String gained() {
            return receipt;
        }

        @Override
        public String contract() {
            return "adapter/AaveLending";
        }

        @Override
        public DoorOrder order(Payment payment) {
            BigInteger least = payment.amount().subtract(ROUNDING).max(BigInteger.ONE);
            return new DoorOrder(payment.id(), receipt, least);
        }

        @Override
        public List<Wanted> wanted(DoorEnds ends) {
            return List.of(
                    Doors.vault(ends),
                    Wanted.address("token", ends.token(), "lends another token"),
                    Wanted.address("receipt", receipt, "gives another receipt"));
        }
    }
}
