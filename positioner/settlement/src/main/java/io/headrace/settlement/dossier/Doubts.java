package io.headrace.settlement.dossier;

import io.headrace.settlement.reconcile.Finding;
import io.headrace.settlement.slot.StillSender;
import java.util.List;
import java.util.Optional;

/// What waits for persons though no transfer does.
///
/// @param money what chains hold otherwise than the books and no transfer explains, by node
/// @param senders that stand still
public record Doubts(List<Finding> money, List<StillSender> senders) {
    public Doubts {
        money = List.copyOf(money);
        senders = List.copyOf(senders);
    }

    /// Why a claim is about nothing that is in doubt; empty when it is.
    Optional<String> objection(Claim claim) {
        return switch (claim) {
            case Claim.Money(String node, long units, String reference) ->
                money.stream().anyMatch(found -> found.node().equals(node) && found.unexplained() == units)
                        ? Optional.empty()
                        : Optional.of(
                                units + " base units at " + node + " are not what is in doubt: " + moneyInWords());
            case Claim.Resumed(var sender, long nonce) ->
                senders.stream()
                        .filter(still -> still.lane().id().equals(sender))
                        .findFirst()
                        .map(still -> still.objection(nonce))
                        .orElse(Optional.of("this sender does not stand still"));
        };
    }

    private String moneyInWords() {
        return money.isEmpty()
                ? "nothing is"
                : String.join("; ", money.stream().map(Finding::sentence).toList());
    }
}
