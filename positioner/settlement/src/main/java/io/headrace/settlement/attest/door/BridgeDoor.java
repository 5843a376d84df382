package io.headrace.settlement.attest.door;

import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.vault.Abi;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// To another chain, where the adapter itself says who is paid.
public sealed interface BridgeDoor extends Door permits BridgeDoor.Mint, BridgeDoor.Slow, FilledDoor {
    /// What takes the money here.
    String bridge();

    /// The token that arrives there.
    String arriving();

    @Override
    default List<TokenOn> brings(DoorEnds ends) {
        return List.of(new TokenOn(ends.abroad().chainId(), arriving()));
    }

    @Override
    default List<Wanted> wanted(DoorEnds ends) {
        return Doors.outbound(ends, bridge());
    }

    /// Burns here, and is minted there: told the most that may be kept.
    ///
    /// @param bridge that burns
    /// @param arriving the token that is minted there
    record Mint(String adapter, String bridge, String arriving) implements BridgeDoor {
        public Mint {
            adapter = Hex.address(adapter);
            bridge = Hex.address(bridge);
            arriving = Hex.address(arriving);
        }

        @Override
        public String kind() {
            return "mint";
        }

        @Override
        public String contract() {
            return "adapter/BurnAdapter";
        }

        @Override
        public DoorOrder order(Payment payment) {
            return DoorOrder.abroad(Abi.encoded(BigInteger.valueOf(payment.kept())));
        }

        @Override
        public Optional<String> objection(Payment payment, DoorOrder told) {
            return Doors.number(told, BigInteger.ZERO, BigInteger.valueOf(payment.kept()), "may be kept");
        }
    }

    /// Locks here, and is given there when that was proved: told nothing, keeps nothing.
    ///
    /// @param bridge that locks
    /// @param arriving the token that is given there
    record Slow(String adapter, String bridge, String arriving) implements BridgeDoor {
        public Slow {
            adapter = Hex.address(adapter);
            bridge = Hex.address(bridge);
            arriving = Hex.address(arriving);
        }

        @Override
        public String kind() {
            return "slow";
        }

        @Override
        public String contract() {
            return "adapter/LockAdapter";
        }

        @Override
        public DoorOrder order(Payment payment) {
            return DoorOrder.abroad("0x");
        }

        @Override
        public Optional<String> objection(Payment payment, DoorOrder told) {
            return Doors.exactly(told, order(payment));
        }
    }
}
