package io.headrace.training.cli.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.store.check.CheckGate;
import io.headrace.store.check.CheckReport;
import io.headrace.store.check.finding.Finding;
import io.headrace.store.check.finding.FindingGroup;
import io.headrace.store.check.finding.Severity;
import io.headrace.store.check.watch.SeriesSummary;
import io.headrace.training.cli.console.Output;
import java.util.List;
import java.util.Locale;

/// A check's report as the JSON document `headrace/data-check/v1`.
final class CheckJson {
    private CheckJson() {}

    /// @param reasons why the gate failed; empty when it passed
    static ObjectNode of(CheckReport report, List<String> reasons) {
        ObjectNode document = Output.document("data-check")
                .put("subject", report.subject())
                .put("acceptable", report.acceptable())
                .put("passed", reasons.isEmpty());
        for (Severity severity : Severity.values()) {
            document.put(severity.name().toLowerCase(Locale.ROOT) + "s", report.count(severity));
        }
        var failures = document.putArray("reasons");
        reasons.forEach(failures::add);
        var files = document.putArray("files");
        report.files()
                .forEach(file -> files.addObject().put("file", file.file()).put("rows", file.rows()));
        var groups = document.putArray("findings");
        report.groups().forEach(group -> group(group, groups.addObject()));
        var facts = document.putArray("facts");
        report.facts().forEach(facts::add);
        var series = document.putArray("series");
        report.series().forEach(one -> series(one, series.addObject()));
        return document;
    }

    private static void group(FindingGroup group, ObjectNode node) {
        node.put("severity", group.severity().name().toLowerCase(Locale.ROOT))
                .put("kind", group.kind().words())
                .put("gate", CheckGate.name(group.kind()))
                .put("file", group.file())
                .put("count", group.count());
        var first = node.putArray("first");
        for (Finding finding : group.first()) {
            first.addObject()
                    .put("line", finding.line())
                    .put("place", finding.place())
                    .put("what", finding.what());
        }
    }

    private static void series(SeriesSummary series, ObjectNode node) {
        node.put("files", series.scope())
                .put("kind", series.kind().table())
                .put("venue", series.instrument().venue())
                .put("coin", series.instrument().coin())
                .put("part", series.part())
                .put("rows", series.rows())
                .put("from", Output.time(series.fromNanos()))
                .put("to", Output.time(series.toNanos()))
                .put("step_seconds", series.stepNanos() / 1e9)
                .put("gaps", series.gapCount());
    }
}
