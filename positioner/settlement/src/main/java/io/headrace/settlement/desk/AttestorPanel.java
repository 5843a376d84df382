package io.headrace.settlement.desk;

import io.headrace.decision.policy.Move;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.settlement.attest.ClaimCodec;
import io.headrace.settlement.attest.OrderCheck;
import io.headrace.settlement.attest.Release;
import io.headrace.settlement.chain.read.Voices;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.chain.vault.VaultOrder;
import io.headrace.settlement.chain.vault.VaultState;
import io.headrace.settlement.executor.Panel;
import io.headrace.settlement.executor.VaultPassage;
import io.headrace.settlement.executor.VaultPassage.Promised;
import io.headrace.settlement.executor.VaultStanding;
import io.headrace.settlement.executor.VaultStanding.Way;
import io.headrace.settlement.journal.Intent;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.journal.PublishedRecord;
import io.headrace.settlement.lifecycle.Passage;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.panel.Hearing;
import io.headrace.settlement.panel.RemoteAttestor.Said;
import io.headrace.settlement.route.Witnesses;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Asks the attestors of a desk: publishes the decision with what it was made from, and the order they
/// are to sign.
///
/// @param adapters of the ways, by name
/// @param chains by id
/// @param heard told what the attestors said about a transfer
record AttestorPanel(
        Journal journal,
        OrderCheck orders,
        Map<String, String> adapters,
        Map<Long, Witnesses> chains,
        Hearing hearing,
        BiConsumer<String, List<Said>> heard)
        implements Panel {
    @Override
    public Ruling ask(TransferPlan plan) {
        Optional<Intent> intent = journal.intent(plan.id());
        Optional<PublishedRecord> published = intent.flatMap(wanted -> journal.published(wanted.decision()));
        Optional<VaultId> vault = orders.book().vault(plan.from());
        if (published.isEmpty() || vault.isEmpty() || !intent.orElseThrow().isOf(plan)) {
            return new Ruling.Held("no recorded decision of this desk wants this transfer");
        }
        String adapter = adapters.get(plan.route().name());
        if (adapter == null) {
            return new Ruling.Held("its way is not in the settings of chains any more: "
                    + plan.route().name());
        }
        Optional<VaultState.Token> token =
                orders.book().token(plan.asset(), vault.get().chainId());
        if (token.isEmpty()) {
            return new Ruling.Held("its asset is not in the settings of chains: " + plan.asset());
        }
        Way way = new Way(vault.get(), token.get().address(), adapter);
        Optional<VaultStanding> standing = standing(way);
        if (standing.isEmpty()) {
            return new Ruling.Silent();
        }
        return switch (new VaultPassage(way, standing.get(), Promised.NOTHING).of(BigInteger.valueOf(plan.units()))) {
            case Passage.Shut(String why) -> new Ruling.Shut(why);
            case Passage.Dead(String why) -> new Ruling.Dead(why);
            case Passage.Open(), Passage.Unseen() ->
                moment(way.vault())
                        .map(now -> asked(plan, intent.get(), published.get(), way, now))
                        .orElseGet(Ruling.Silent::new);
        };
    }

    private Optional<VaultMoment> moment(VaultId vault) {
        return Optional.ofNullable(chains.get(vault.chainId())).flatMap(chain -> VaultMoment.of(chain, vault));
    }

    private Optional<VaultStanding> standing(Way way) {
        return Optional.ofNullable(chains.get(way.vault().chainId()))
                .flatMap(chain -> VaultStanding.of(new Voices(chain.nodes(), chain.needed()), way));
    }

    private Ruling asked(TransferPlan plan, Intent intent, PublishedRecord published, Way way, VaultMoment now) {
        Move move = DecisionCodec.decode(published.decision()).moves().get(intent.move());
        long deadline = now.seconds() + orders.tolerance().validitySeconds() / 2;
        VaultId vault = way.vault();
        String adapter = way.destination();
        OrderCheck.Through door = new OrderCheck.Through(adapter, plan.units() - plan.minReceived());
        Optional<VaultOrder> order = orders.own(move, plan.id(), now.epoch(), deadline, door);
        if (order.isEmpty()) {
            return new Ruling.Held("a name or the decimals of the move are not in the settings of chains: " + move);
        }
        ClaimCodec.Stored stored =
                new ClaimCodec.Stored(published.decision(), published.previous(), published.evidence());
        byte[] claim = ClaimCodec.encode(stored, intent.move(), vault, order.get());
        Hearing.Outcome outcome = hearing.hear(claim, vault, order.get(), now.quorum());
        heard.accept(plan.id(), outcome.said());
        return ruling(outcome, vault, order.get());
    }

    private Ruling ruling(Hearing.Outcome outcome, VaultId vault, VaultOrder order) {
        return switch (outcome.release()) {
            case Release.Released released -> new Ruling.Released(vault, order, released.signatures());
            case Release.Held ignored when outcome.undecided() -> new Ruling.Silent();
            case Release.Held held ->
                new Ruling.Held(held.signed() + " of " + held.needed() + " attestors signed, asked were the "
                        + outcome.asked() + " that the vault takes: " + String.join("; ", held.reasons()));
        };
    }
}
