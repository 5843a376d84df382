package io.headrace.settlement.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.settlement.journal.transfer.Dossier;
import io.headrace.settlement.journal.transfer.LifeStep;
import io.headrace.settlement.lifecycle.Evidence;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.Resolution;
import io.headrace.settlement.slot.Attempt;
import io.headrace.settlement.slot.Slot;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;

/// Transfers for people.
public final class DossierText {
    private static final int ID = 18;
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private DossierText() {}

    /// A table, in the order given.
    public static String list(List<TransferLine> lines) {
        if (lines.isEmpty()) {
            return "no transfer";
        }
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-18s %-5s  %-14s %-24s %18s  %s%n",
                "transfer",
                "by",
                "state",
                "from -> to",
                "amount",
                "since"));
        lines.forEach(line -> line(text, line));
        long waiting = lines.stream().filter(TransferLine::waits).count();
        if (waiting > 0) {
            text.append(waiting)
                    .append(waiting == 1 ? " waits" : " wait")
                    .append(" for two persons: 'transfers show ID'");
        }
        return text.toString().stripTrailing();
    }

    private static void line(StringBuilder text, TransferLine line) {
        text.append(String.format(
                Locale.ROOT,
                "%-18s %-5s  %-14s %-24s %,18.2f  %s%s%n",
                line.id().substring(0, Math.min(ID, line.id().length())),
                line.carrier().name().toLowerCase(Locale.ROOT),
                line.state(),
                line.from() + " -> " + line.to(),
                line.amount(),
                time(line.sinceNanos()),
                line.reason().isEmpty() ? "" : "  " + line.reason()));
    }

    /// Everything known of one transfer.
    public static String whole(Dossier dossier) {
        Life life = dossier.life();
        StringBuilder text = new StringBuilder("transfer   ").append(life.id()).append('\n');
        TransferLine line = TransferLine.of(dossier);
        field(text, "state", life.state() + (line.reason().isEmpty() ? "" : ": " + line.reason()));
        field(
                text,
                "moves",
                money(life.plan().units()) + ' ' + line.asset() + " from " + line.from() + " to " + line.to() + " by "
                        + life.plan().route().name() + ", at least "
                        + money(life.plan().minReceived()) + " to arrive");
        field(text, "decision", life.plan().decision());
        field(text, "evidence", evidence(life.evidence()));
        String proof = "";
        for (LifeStep step : dossier.steps()) {
            step(text, step, step.proof().equals(proof) ? "" : step.proof());
            proof = step.proof();
        }
        dossier.attested()
                .forEach(said ->
                        field(text, "attestor", time(said.saidNanos()) + "  " + said.attestor() + ' ' + said.words()));
        dossier.slots().forEach(slot -> slot(text, slot));
        dossier.postings()
                .forEach(posting -> field(
                        text,
                        "posted",
                        posting.kind()
                                + (posting.node().isEmpty() ? "" : " " + posting.node())
                                + (posting.units() == 0 ? "" : " " + money(posting.units()))));
        dossier.verdicts()
                .forEach(said -> field(
                        text,
                        "said",
                        time(said.saidNanos()) + "  " + said.person() + ": " + said.kind() + ", " + said.why()));
        advice(text, life);
        return text.toString().stripTrailing();
    }

    private static void advice(StringBuilder text, Life life) {
        List<Resolution.Kind> open = Objection.open(life);
        if (!open.isEmpty()) {
            String names = String.join(", ", open.stream().map(Enum::name).toList());
            text.append("two persons may decide: ").append(names).append("; each says so with\n");
            text.append("  ./headrace transfers resolve ")
                    .append(life.id(), 0, Math.min(ID, life.id().length()));
            text.append(" --as ").append(open.getFirst()).append(" --by NAME --why TEXT\n");
        }
    }

    private static String evidence(Evidence known) {
        String receipt = known.receipt()
                .map(found -> "; " + (found.succeeded() ? "done in block " : "reverted in block ")
                        + found.block().number())
                .orElse("");
        return "left " + money(known.paid()) + ", arrived " + money(known.arrived()) + ", credited "
                + money(known.credited())
                + (known.creditId().isEmpty() ? "" : " as " + known.creditId())
                + (known.messageId().isEmpty() ? "" : "; message " + known.messageId()) + receipt;
    }

    /// @param proof what it rests on, where that is not what the step before rests on
    private static void step(StringBuilder text, LifeStep step, String proof) {
        String why = step.reason() + (step.reason().isEmpty() || proof.isEmpty() ? "" : "; ") + proof;
        field(
                text,
                "was",
                String.format(Locale.ROOT, "%s  %-14s %s", time(step.atNanos()), step.state(), why)
                        .stripTrailing());
    }

    private static void slot(StringBuilder text, Slot slot) {
        field(text, "slot", slot.id() + " for " + slot.leg().kind() + ", " + slot.end());
        for (Attempt attempt : slot.attempts()) {
            field(
                    text,
                    "attempt",
                    attempt.hash() + (attempt.noop() ? " (no-op)" : "") + ", at most "
                            + attempt.fees().maxWei() + " wei a gas, "
                            + (attempt.sendBegan() ? "sent" : "signed, not sent"));
        }
    }

    /// What came of a person's word, from what [DossierJson#outcome] says.
    public static String outcome(JsonNode outcome, String person) {
        String id = outcome.path("transfer").path("id").asText();
        String state = outcome.path("transfer").path("state").asText();
        return outcome.path("decided").asBoolean()
                ? "decided by " + outcome.path("first_said_by").asText() + " and " + person + ": transfer " + id
                        + " is now " + state
                : "written down: " + person + " for transfer " + id + "; it stays " + state
                        + " until another person says the same";
    }

    /// What waits for persons though no transfer does, from what [DossierJson#doubts] says.
    public static String doubts(JsonNode doubts) {
        StringBuilder text = new StringBuilder();
        doubts.path("money").forEach(found -> money(text, found));
        doubts.path("senders").forEach(sender -> still(text, sender));
        return text.isEmpty() ? "nothing is in doubt" : text.toString().stripTrailing();
    }

    private static void money(StringBuilder text, JsonNode found) {
        text.append(String.format(
                Locale.ROOT,
                "%1$s holds %2$d base units by its chain (block %3$d) and %4$d by the books; %5$d are explained by no"
                        + " transfer%n  once it is known what they are, two persons have it booked; each says so with%n"
                        + "  ./headrace chains explain --node %1$s --units %5$d --reference TEXT --by NAME --why TEXT%n",
                found.path("node").asText(),
                found.path("held_units").asLong(),
                found.path("block").asLong(),
                found.path("booked_units").asLong(),
                found.path("unexplained_units").asLong()));
    }

    private static void still(StringBuilder text, JsonNode sender) {
        String id = sender.path("sender").asText();
        long chain = sender.path("chain").asLong();
        text.append(String.format(
                Locale.ROOT,
                "sender %s on chain %d stands still: %s%n"
                        + "  once it is known why, two persons let it go on; each says so with%n"
                        + "  ./headrace chains resume --chain %d --sender %s --nonce %s --by NAME --why TEXT%n",
                id,
                chain,
                sender.path("reason").asText(),
                chain,
                id,
                sender.path("final_nonce").asText("NONCE")));
    }

    /// What came of a person's word about it.
    public static String statement(JsonNode outcome, String person) {
        String about = outcome.path("says").asText();
        return outcome.path("decided").asBoolean()
                ? "decided by " + outcome.path("first_said_by").asText() + " and " + person + ": " + about
                : "written down, and waits until another person says the same: " + about;
    }

    /// To the millisecond, so that times stand in columns; `--json` has them to the nanosecond.
    private static String time(long nanos) {
        return MILLIS.format(Instant.ofEpochSecond(0, nanos));
    }

    private static void field(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-10s %s%n", name, value));
    }

    private static String money(long units) {
        return String.format(Locale.ROOT, "%,.2f", TransferLine.decimal(units));
    }
}
