package io.headrace.settlement.attest.door;

import io.headrace.settlement.chain.vault.ContractCode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A way out of a vault through an adapter, by kind. The same number means another thing to each kind:
/// to one the most that may be kept, to another the least that must arrive.
public sealed interface Door permits BridgeDoor, GainingDoor, MarginDoor {
    String adapter();

    /// What settings call it.
    String kind();

    /// Of our adapters the one that must stand there, as [io.headrace.settlement.chain.vault.Artifact]
    /// names it.
    String contract();

    /// What an order through it says, as an attestor itself would write it.
    DoorOrder order(Payment payment);

    /// What is wrong with what an order says; empty when nothing is.
    Optional<String> objection(Payment payment, DoorOrder told);

    /// What the adapter must have been made with: every value that decides where money goes. Its code
    /// alone says nothing of them, since whoever brings a contract onto a chain need not run its constructor.
    List<Wanted> wanted(DoorEnds ends);

    /// Other tokens that come out where one goes in, unit for unit: they must count in as many decimals.
    default List<TokenOn> brings(DoorEnds ends) {
        return List.of();
    }

    /// Why an adapter is not this door; none when it is.
    ///
    /// @param code that provably stands at its address
    default List<String> objections(byte[] code, DoorEnds ends) {
        Optional<Map<String, BigInteger>> made = ContractCode.of(contract()).read(code);
        if (made.isEmpty()) {
            return List.of(
                    "the door " + adapter() + " is listed as " + kind() + ", and its code is not that adapter's");
        }
        List<String> objections = new ArrayList<>();
        for (Wanted each : wanted(ends)) {
            BigInteger value = made.get().get(each.name());
            if (value == null || !each.holds(value)) {
                objections.add("the door " + adapter() + ' ' + each.otherwise());
            }
        }
        return objections;
    }
}
