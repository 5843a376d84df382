package io.headrace.settlement.attest.door;

import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.vault.Abi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// To another chain, where somebody fills the order: told the least that must arrive, the rest is the
/// filler's.
public sealed interface FilledDoor extends BridgeDoor {
    Exit exit();

    @Override
    default DoorOrder order(Payment payment) {
        return DoorOrder.abroad(Abi.encoded(payment.least()));
    }

    @Override
    default Optional<String> objection(Payment payment, DoorOrder told) {
        return Doors.number(told, payment.least(), payment.amount(), "must arrive");
    }

    @Override
    default List<Wanted> wanted(DoorEnds ends) {
        return exit().wanted(Doors.outbound(ends, bridge()));
    }

    @Override
    default String arriving() {
        return exit().token();
    }

    /// A deposit with Across.
    ///
    /// @param bridge the pool that takes deposits
    record Across(String adapter, String bridge, Exit exit) implements FilledDoor {
        public Across {
            adapter = Hex.address(adapter);
            bridge = Hex.address(bridge);
        }

        @Override
        public String kind() {
            return "across";
        }

        @Override
        public String contract() {
            return "adapter/AcrossAdapter";
        }
    }

    /// An ERC-7683 order.
    ///
    /// @param bridge the settler that opens orders
    record Intent(String adapter, String bridge, Exit exit) implements FilledDoor {
        public Intent {
            adapter = Hex.address(adapter);
            bridge = Hex.address(bridge);
        }

        @Override
        public String kind() {
            return "intent";
        }

        @Override
        public String contract() {
            return "adapter/IntentAdapter";
        }
    }

    /// What comes out on the other chain, and when it is given back otherwise.
    ///
    /// @param token that must arrive
    /// @param patience most seconds that a filler is waited for
    record Exit(String token, long patience) {
        public Exit {
            token = Hex.address(token);
            if (patience <= 0) {
                throw new IllegalArgumentException("a filler is waited for a positive time, was " + patience);
            }
        }

        List<Wanted> wanted(List<Wanted> others) {
            List<Wanted> all = new ArrayList<>(others);
            all.add(Wanted.address("outputToken", token, "brings another token"));
            all.add(Wanted.atMost("patience", patience, "waits longer than " + patience + " seconds for a filler"));
            return all;
        }
    }
}
