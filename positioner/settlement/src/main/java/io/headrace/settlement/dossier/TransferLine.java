package io.headrace.settlement.dossier;

import io.headrace.decision.network.Asset;
import io.headrace.decision.network.TokenAmount;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.journal.transfer.Dossier;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.transfer.Transfer;
import java.math.BigDecimal;
import java.util.Map;

/// One transfer in one line, whoever carries it.
///
/// @param carrier who: a chain's transactions, or the paper bank
/// @param decision digest of the decision, hex
/// @param amount exact decimal
/// @param sinceNanos desk time of the last change of state
/// @param over whether the state is final
/// @param waits whether it waits for two persons
/// @param reason why it is held, stranded, in review or refused, or that its sender stands still; empty otherwise
public record TransferLine(
        String id,
        Carrier carrier,
        String decision,
        String from,
        String to,
        BigDecimal amount,
        String asset,
        String state,
        long sinceNanos,
        boolean over,
        boolean waits,
        String reason) {
    public enum Carrier {
        CHAIN,
        PAPER
    }

    /// @param halts senders that stand still, and why
    public static TransferLine of(Life life, Map<LaneId, String> halts) {
        return of(life, halts.getOrDefault(life.lane(), ""));
    }

    public static TransferLine of(Dossier dossier) {
        return of(dossier.life(), dossier.halt());
    }

    private static TransferLine of(Life life, String halt) {
        TransferPlan plan = life.plan();
        return new TransferLine(
                plan.id(),
                Carrier.CHAIN,
                plan.decision(),
                plan.from(),
                plan.to(),
                decimal(plan.units()),
                plan.asset(),
                life.state().name(),
                life.sinceNanos(),
                life.state().isFinal(),
                Objection.waits(life),
                reason(life, halt));
    }

    private static String reason(Life life, String halt) {
        if (halt.isEmpty() || !life.state().waitsForSender()) {
            return life.reason();
        }
        String still =
                "its sender " + life.lane() + " stands still until two persons resume it ('chains doubts'): " + halt;
        return life.reason().isEmpty() ? still : life.reason() + "; " + still;
    }

    public static TransferLine of(Transfer transfer) {
        TokenAmount amount = transfer.transit().amount();
        return new TransferLine(
                transfer.id(),
                Carrier.PAPER,
                transfer.decisionDigest(),
                transfer.transit().from(),
                transfer.transit().to(),
                BigDecimal.valueOf(amount.units(), amount.asset().decimals()),
                amount.asset().symbol(),
                transfer.state().name(),
                transfer.changedNanos(),
                !transfer.state().isOpen(),
                false,
                transfer.reason());
    }

    /// The books of the courier are in the house's one asset.
    static BigDecimal decimal(long units) {
        return BigDecimal.valueOf(units, Asset.USDC.decimals());
    }
}
