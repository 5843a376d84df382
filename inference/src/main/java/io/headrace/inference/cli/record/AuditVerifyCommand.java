package io.headrace.inference.cli.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.decision.record.ChainCheck;
import io.headrace.decision.record.ChainReport;
import io.headrace.decision.record.Records;
import io.headrace.market.problem.ExitCode;
import io.headrace.settlement.journal.JournalRecords;
import io.headrace.settlement.journal.transfer.AuditCheck;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `audit verify`.
@Command(
        name = "verify",
        sortOptions = false,
        description = {
            "Follows the chain of recorded decisions: each record's digest, its link to the one before, the digests of",
            "what it was made from, and that every transfer was intended by its decision; and the chain of what became of",
            "transfers: states, postings, what persons and attestors said. Names what is wrong by number."
        },
        footer = {
            "",
            "Keep the head it prints: '--anchor HEAD' later proves that nothing up to it was changed or taken out.",
            "Exit codes: 0 unbroken, 9 broken. Example: ./headrace audit verify --json"
        })
final class AuditVerifyCommand extends RecordVerb {
    @Option(
            names = "--anchor",
            paramLabel = "DIGEST",
            description = "A head kept from before, which must be in the chain; may be given several times.")
    private List<String> anchors = List.of();

    @Override
    Result run(RecordPlace place) {
        Set<String> kept = Set.copyOf(
                anchors.stream().map(anchor -> anchor.toLowerCase(Locale.ROOT)).toList());
        return place.read(records -> new Verified(records.name(), check(records, kept)));
    }

    private static JournalRecords.Checked check(Records records, Set<String> anchors) {
        if (records instanceof JournalRecords journal) {
            return journal.check(anchors);
        }
        ChainCheck check = new ChainCheck(anchors);
        records.forEach(check::observe);
        return new JournalRecords.Checked(check.report(), new AuditCheck.Report(0, ""));
    }

    private record Verified(String name, JournalRecords.Checked checked) implements Result {
        private ChainReport report() {
            return checked.decisions();
        }

        @Override
        public ExitCode exit() {
            return report().sound() ? ExitCode.OK : ExitCode.INTEGRITY;
        }

        @Override
        public String text() {
            if (report().records() == 0 && report().sound()) {
                return "no decision was recorded yet in " + name;
            }
            StringBuilder text = new StringBuilder(report().sound() ? "unbroken   " : "BROKEN     ");
            text.append(report().records()).append(" decisions from number ").append(report().firstSequence());
            text.append(", ").append(time(report().firstNanos())).append(" to ").append(time(report().lastNanos()));
            if (report().older() > 0) {
                text.append("; ").append(report().older()).append(" of them by a version that kept no inputs");
            }
            text.append("\nhead       ").append(report().head());
            if (checked.history().rows() > 0) {
                text.append("\nhistory    ").append(checked.history().rows());
                text.append(" rows of what became of transfers, head ")
                        .append(checked.history().head());
            }
            text.append("\nrecords    ").append(name).append('\n');
            report().findings()
                    .forEach(finding -> text.append(finding.where().isEmpty() ? "" : finding.where() + ": ")
                            .append(finding.sentence())
                            .append(" [")
                            .append(finding.kind().name().toLowerCase(Locale.ROOT))
                            .append("]\n"));
            if (report().more() > 0) {
                text.append("and ").append(report().more()).append(" more\n");
            }
            return text.toString();
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = document("audit").put("records", name).put("unbroken", report().sound());
            document.put("decisions", report().records()).put("older_format", report().older());
            document.put("first_sequence", report().firstSequence());
            if (report().records() > 0) {
                document.put("from", time(report().firstNanos())).put("to", time(report().lastNanos()));
            }
            document.put("head", report().head());
            document.put("history_rows", checked.history().rows());
            document.put("history_head", checked.history().head());
            ArrayNode findings = document.putArray("findings");
            for (ChainReport.Finding finding : report().findings()) {
                findings.addObject()
                        .put("sequence", finding.sequence())
                        .put("kind", finding.kind().name().toLowerCase(Locale.ROOT))
                        .put("where", finding.where())
                        .put("sentence", finding.sentence());
            }
            return document.put("more_findings", report().more());
        }
    }
}
