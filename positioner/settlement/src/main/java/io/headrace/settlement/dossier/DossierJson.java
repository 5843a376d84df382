package io.headrace.settlement.dossier;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.settlement.fact.Receipt;
import io.headrace.settlement.journal.transfer.Dossier;
import io.headrace.settlement.journal.transfer.LifeStep;
import io.headrace.settlement.journal.transfer.Verdict;
import io.headrace.settlement.lifecycle.Evidence;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.slot.Attempt;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.Slot;
import io.headrace.settlement.slot.StillSender;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Transfers as JSON, `headrace/transfers/v1` and `headrace/transfer/v1`: the same for command line
/// and API.
public final class DossierJson {
    private DossierJson() {}

    /// A list, in the order given.
    public static ObjectNode list(List<TransferLine> lines) {
        ObjectNode document = document("transfers");
        ArrayNode items = document.putArray("items");
        lines.forEach(line -> items.add(line(line)));
        return document;
    }

    public static ObjectNode line(TransferLine line) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", line.id())
                .put("carrier", line.carrier().name())
                .put("state", line.state())
                .put("from", line.from())
                .put("to", line.to())
                .put("amount", line.amount().toPlainString())
                .put("asset", line.asset())
                .put("state_since", time(line.sinceNanos()))
                .put("over", line.over())
                .put("waits_for_persons", line.waits())
                .put("reason", line.reason())
                .put("decision", line.decision());
    }

    /// One transfer with all that is known of it.
    public static ObjectNode whole(Dossier dossier) {
        Life life = dossier.life();
        ObjectNode document = document("transfer");
        document.setAll(line(TransferLine.of(dossier)));
        document.put("exposure", life.state().exposure().name());
        document.put("route", life.plan().route().name());
        document.put("units", life.plan().units())
                .put("min_received", life.plan().minReceived());
        document.put("expires_at", time(life.plan().expiresNanos()));
        document.set("evidence", evidence(life.evidence()));
        ArrayNode allowed = document.putArray("persons_may");
        Objection.open(life).forEach(kind -> allowed.add(kind.name()));
        ArrayNode steps = document.putArray("steps");
        dossier.steps().forEach(step -> steps.add(step(step)));
        ArrayNode slots = document.putArray("slots");
        dossier.slots().forEach(slot -> slots.add(slot(slot)));
        ArrayNode postings = document.putArray("postings");
        dossier.postings()
                .forEach(posting -> postings.addObject()
                        .put("kind", posting.kind())
                        .put("node", posting.node())
                        .put("units", posting.units()));
        ArrayNode attested = document.putArray("attestations");
        dossier.attested()
                .forEach(said -> attested.addObject()
                        .put("attestor", said.attestor())
                        .put("signed", said.signed())
                        .put("words", said.words())
                        .put("said_at", time(said.saidNanos())));
        ArrayNode verdicts = document.putArray("verdicts");
        dossier.verdicts().forEach(verdict -> verdicts.add(verdict(verdict)));
        return document;
    }

    /// What came of a person's word.
    public static ObjectNode outcome(TwoPersons.Outcome outcome) {
        ObjectNode document = document("resolution");
        document.put("decided", outcome.decided());
        outcome.first().ifPresent(first -> document.put("first_said_by", first));
        document.set("transfer", line(TransferLine.of(outcome.life(), Map.of())));
        return document;
    }

    /// What waits for persons though no transfer does, `headrace/doubts/v1`.
    public static ObjectNode doubts(Doubts doubts) {
        ObjectNode document = document("doubts");
        ArrayNode money = document.putArray("money");
        doubts.money()
                .forEach(found -> money.addObject()
                        .put("node", found.node())
                        .put("booked_units", found.booked())
                        .put("held_units", found.seen())
                        .put("unexplained_units", found.unexplained())
                        .put("block", found.block()));
        ArrayNode senders = document.putArray("senders");
        doubts.senders().forEach(still -> sender(senders.addObject(), still));
        return document;
    }

    private static void sender(ObjectNode node, StillSender still) {
        Lane lane = still.lane();
        node.put("chain", lane.id().chainId()).put("sender", lane.id().sender());
        node.put("nonce", lane.base());
        still.finalNonce().ifPresent(nonce -> node.put("final_nonce", nonce));
        node.put("reason", lane.halt());
    }

    /// What came of a person's word about what no transfer explains, `headrace/statement/v1`.
    public static ObjectNode outcome(Bookkeeping.Outcome outcome) {
        ObjectNode document = document("statement");
        document.put("decided", outcome.decided());
        outcome.first().ifPresent(first -> document.put("first_said_by", first));
        return document.put("about", outcome.claim().subject())
                .put("says", outcome.claim().sentence());
    }

    private static ObjectNode evidence(Evidence known) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("left_units", known.paid())
                .put("arrived_units", known.arrived())
                .put("credited_units", known.credited())
                .put("message", known.messageId())
                .put("credit", known.creditId())
                .put("setbacks", known.setbacks());
        known.receipt().ifPresent(receipt -> node.set("receipt", receipt(receipt)));
        return node;
    }

    private static ObjectNode receipt(Receipt receipt) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("transaction", receipt.txHash())
                .put("block", receipt.block().number())
                .put("block_hash", receipt.block().hash())
                .put("succeeded", receipt.succeeded());
    }

    private static ObjectNode step(LifeStep step) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("state", step.state().name())
                .put("at", time(step.atNanos()))
                .put("leg", step.leg().kind().name())
                .put("leg_no", step.leg().no())
                .put("reason", step.reason())
                .put("proof", step.proof());
    }

    private static ObjectNode slot(Slot slot) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("chain_id", slot.id().lane().chainId())
                .put("sender", slot.id().lane().sender())
                .put("nonce", slot.id().nonce())
                .put("leg", slot.leg().kind().name())
                .put("leg_no", slot.leg().no())
                .put("end", slot.end().name());
        ArrayNode attempts = node.putArray("attempts");
        for (Attempt attempt : slot.attempts()) {
            attempts.addObject()
                    .put("hash", attempt.hash())
                    .put("noop", attempt.noop())
                    .put("max_fee_wei", attempt.fees().maxWei())
                    .put("tip_wei", attempt.fees().tipWei())
                    .put("send_began", attempt.sendBegan());
        }
        return node;
    }

    private static ObjectNode verdict(Verdict verdict) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", verdict.kind().name())
                .put("person", verdict.person())
                .put("why", verdict.why())
                .put("said_at", time(verdict.saidNanos()));
    }

    private static ObjectNode document(String name) {
        return JsonNodeFactory.instance.objectNode().put("schema", "headrace/" + name + "/v1");
    }

    static String time(long nanos) {
        return nanos == Long.MAX_VALUE
                ? "never"
                : Instant.ofEpochSecond(0, nanos).toString();
    }
}
