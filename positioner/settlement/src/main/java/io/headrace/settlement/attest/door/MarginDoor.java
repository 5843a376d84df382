package io.headrace.settlement.attest.door;

import io.headrace.settlement.chain.rpc.Hex;
import java.util.List;
import java.util.Optional;

/// Pays into the vault's account at a margin venue on its own chain, which keeps its books itself.
///
/// @param account the vault's account, a contract
/// @param venue that takes the money: whoever made the adapter may have named one that is not the
///     account's
public record MarginDoor(String adapter, String account, String venue) implements Door {
    public MarginDoor {
        adapter = Hex.address(adapter);
        account = Hex.address(account);
        venue = Hex.address(venue);
    }

    @Override
    public String kind() {
        return "margin";
    }

    @Override
    public String contract() {
        return "adapter/MarginDeposit";
    }

    @Override
    public DoorOrder order(Payment payment) {
        return DoorOrder.abroad(payment.id());
    }

    @Override
    public Optional<String> objection(Payment payment, DoorOrder told) {
        return Doors.exactly(told, order(payment));
    }

    @Override
    public List<Wanted> wanted(DoorEnds ends) {
        return List.of(
                Doors.vault(ends),
                Wanted.address("asset", ends.token(), "takes another token"),
                Wanted.address("account", account, "pays into another account"),
                Wanted.address("venue", venue, "gives to another venue"));
    }
}
