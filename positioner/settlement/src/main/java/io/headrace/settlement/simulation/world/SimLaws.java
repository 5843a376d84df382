package io.headrace.settlement.simulation.world;

import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.BridgeView.Delivery;
import io.headrace.settlement.fact.Effect;
import io.headrace.settlement.lifecycle.Route.Bridge;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.simulation.chaos.Chaos;
import io.headrace.settlement.simulation.chaos.FaultKind;
import io.headrace.settlement.slot.TxBody;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What transactions do on the simulated chains. The vault has no memory of transfers it has paid, as long as
/// anything else remembers: what the code would do wrong must show.
final class SimLaws implements Executor {
    private final Chaos chaos;
    private final Map<String, TransferPlan> plans;
    private final SimBridge bridge;
    private boolean vaultRemembers;
    private final Map<String, Boolean> reverts = new HashMap<>();
    private final Map<String, Boolean> fronts =
            new HashMap<>(); // by transfer or message: what is ours to bring, brought first

    SimLaws(Chaos chaos, Map<String, TransferPlan> plans, SimBridge bridge) {
        this.chaos = chaos;
        this.plans = plans;
        this.bridge = bridge;
    }

    /// From now on the vault pays a transfer once, as the contract does.
    void vaultRemembers() {
        vaultRemembers = true;
    }

    @Override
    public Optional<List<Effect>> execute(SimTx tx, ChainState state, BlockRef block) {
        return switch (tx.body()) {
            case TxBody.Noop() -> Optional.of(List.of());
            case TxBody.Pay pay -> reverts(tx, 0.06, FaultKind.REVERTED) ? Optional.empty() : pay(tx, pay, state);
            case TxBody.Claim claim -> claim(claim, state, block);
            case TxBody.Deposit deposit ->
                reverts(tx, 0.1, FaultKind.DEPOSIT_REFUSED) ? Optional.empty() : deposit(deposit, state);
            case TxBody.Reverse reverse -> reverse(reverse, state);
            case null -> throw new IllegalStateException("a stranger's transaction is not executed: " + tx);
        };
    }

    private boolean reverts(SimTx tx, double probability, FaultKind kind) {
        return reverts.computeIfAbsent(tx.hash(), hash -> chaos.fires(kind, probability));
    }

    private Optional<List<Effect>> pay(SimTx tx, TxBody.Pay pay, ChainState state) {
        if (state.custody < pay.units() || (vaultRemembers && state.pays.containsKey(pay.transferId()))) {
            return Optional.empty();
        }
        if (state.late.contains(pay.transferId())) {
            return Optional.empty(); // a vault runs an order once
        }
        boolean fronted = !state.pays.containsKey(pay.transferId())
                && fronts.computeIfAbsent(pay.transferId(), id -> chaos.fires(FaultKind.FRONT_RUN, 0.03));
        if (fronted) {
            state.brought.put(pay.transferId(), paid(pay, "outsider", state));
            return Optional.empty();
        }
        return Optional.of(paid(pay, tx.slot().toString(), state));
    }

    @Override
    public void bring(TxBody.Pay pay, ChainState state) {
        if (state.custody >= pay.units() && !state.pays.containsKey(pay.transferId())) {
            state.late.add(pay.transferId());
            state.brought.put(pay.transferId(), paid(pay, "outsider", state));
        }
    }

    /// @param by names the message
    private List<Effect> paid(TxBody.Pay pay, String by, ChainState state) {
        state.custody -= pay.units();
        state.pays.merge(pay.transferId(), 1, Integer::sum);
        Effect way = plan(pay.transferId()).route().bridge() == Bridge.NONE
                ? new Effect.Deposited(pay.transferId(), pay.units())
                : new Effect.MessageSent("m-" + pay.transferId() + '-' + by, pay.units());
        return List.of(
                way, new Effect.Paid(pay.transferId(), pay.units())); // a vault tells of an order when it is over
    }

    /// A message that was delivered before is not an error to this bridge: nothing happens, and it succeeds.
    private Optional<List<Effect>> claim(TxBody.Claim claim, ChainState state, BlockRef block) {
        if (state.used.containsKey(claim.messageId()) && claim.messageId().hashCode() % 2 == 0) {
            return Optional.of(List.of());
        }
        return bridge.claim(claim.messageId(), state).map(units -> {
            state.used.put(claim.messageId(), new Delivery(block, units));
            state.wallet += units;
            return List.of(new Effect.MessageReceived(claim.messageId(), units));
        });
    }

    private static Optional<List<Effect>> deposit(TxBody.Deposit deposit, ChainState state) {
        if (state.wallet < deposit.units()) {
            return Optional.empty();
        }
        state.wallet -= deposit.units();
        state.deposits.merge(deposit.transferId(), 1, Integer::sum);
        return Optional.of(List.of(new Effect.Deposited(deposit.transferId(), deposit.units())));
    }

    /// An outsider who is before us brings it into the same custody. Ours is reverted then, or brings the unit of
    /// dust that some of them leave for us.
    private Optional<List<Effect>> reverse(TxBody.Reverse reverse, ChainState state) {
        String id = reverse.messageId();
        return bridge.refund(id, state).flatMap(units -> {
            state.refunds.put(id, units);
            state.custody += units;
            boolean fronted = fronts.computeIfAbsent(id, first -> chaos.fires(FaultKind.FRONT_RUN, 0.3));
            if (!fronted) {
                return Optional.of(List.of(new Effect.Refunded(id, units)));
            }
            return id.hashCode() % 2 == 0 ? Optional.of(dust(id, state)) : Optional.empty();
        });
    }

    private static List<Effect> dust(String id, ChainState state) {
        state.custody++;
        state.strayed++;
        return List.of(new Effect.Refunded(id, 1));
    }

    private TransferPlan plan(String id) {
        return Optional.ofNullable(plans.get(id)).orElseThrow();
    }
}
