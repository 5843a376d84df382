package io.headrace.store.check.page;

import io.headrace.store.check.CheckReport;
import io.headrace.store.check.finding.Finding;
import io.headrace.store.check.finding.FindingGroup;
import io.headrace.store.check.finding.Severity;
import io.headrace.store.check.watch.SeriesSummary;
import io.headrace.store.check.watch.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A [CheckReport] as one HTML file: what was found, and every series on its axis of time with its gaps.
public final class HtmlReport {
    /// Series drawn of one source; a protocol may have thousands.
    static final int MOST_ROWS = 40;

    private final CheckReport report;
    private final List<String> reasons;
    private final StringBuilder html = new StringBuilder();

    private HtmlReport(CheckReport report, List<String> reasons) {
        this.report = report;
        this.reasons = reasons;
    }

    /// @param reasons why a gate failed; empty when it passed
    public static String of(CheckReport report, List<String> reasons) {
        return new HtmlReport(report, reasons).page();
    }

    private String page() {
        html.append("<!doctype html>\n<html lang=en><meta charset=utf-8>"
                        + "<meta name=viewport content=\"width=device-width,initial-scale=1\"><title>Data check: ")
                .append(Html.text(name()))
                .append("</title><style>")
                .append(Style.CSS)
                .append("</style><main>");
        head();
        findings();
        facts();
        series();
        return html.append("</main></html>\n").toString();
    }

    /// The last part of the subject: a folder's own name says more than the way to it.
    private String name() {
        String path = report.subject().replaceAll("[/\\\\]+$", "");
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private void head() {
        long rows =
                report.files().stream().mapToLong(CheckReport.CheckedFile::rows).sum();
        html.append("<header><p class=over>Data check</p><h1>")
                .append(Html.text(name()))
                .append("</h1><p class=path>");
        html.append(Html.text(report.subject())).append("</p><div class=tiles>");
        tile(report.files().size(), "files", "");
        tile(rows, "events", "");
        tile(report.series().size(), "series", "");
        tile(report.count(Severity.ERROR), "errors", "error");
        tile(report.count(Severity.WARNING), "warnings", "warning");
        tile(report.count(Severity.NOTE), "notes", "note");
        html.append("</div>");
        if (!reasons.isEmpty()) {
            html.append("<div class=gate><b>The gate is closed.</b><ul>");
            reasons.forEach(
                    reason -> html.append("<li>").append(Html.text(reason)).append("</li>"));
            html.append("</ul></div>");
        }
        html.append("</header>");
    }

    private void tile(long number, String words, String severity) {
        String tone = number > 0 && !severity.isEmpty() ? severity : "plain";
        html.append(String.format(
                Locale.ROOT, "<div class=\"tile %s\"><b>%,d</b><span>%s</span></div>", tone, number, words));
    }

    private void findings() {
        html.append("<section><h2>Findings</h2>");
        if (report.groups().isEmpty()) {
            html.append("<p class=none>Nothing was found.</p>");
        } else {
            html.append("<table class=findings><thead><tr><th>Severity<th>What<th>Where<th class=number>Count"
                    + "<th>First of them</tr></thead><tbody>");
            report.groups().forEach(this::finding);
            html.append("</tbody></table>");
        }
        html.append("</section>");
    }

    private void finding(FindingGroup group) {
        String severity = group.severity().name().toLowerCase(Locale.ROOT);
        html.append("<tr><td><span class=\"pill ")
                .append(severity)
                .append("\">")
                .append(severity)
                .append("</span><td>")
                .append(Html.text(group.kind().words()))
                .append("<td class=file>")
                .append(Html.path(group.file()))
                .append("<td class=number>")
                .append(String.format(Locale.ROOT, "%,d", group.count()))
                .append("<td>");
        List<Finding> first = group.first();
        if (first.size() == 1) {
            line(first.getFirst(), group);
        } else {
            html.append("<details><summary>");
            line(first.getFirst(), group);
            html.append("</summary>");
            first.subList(1, first.size()).forEach(finding -> {
                html.append("<p>");
                line(finding, group);
                html.append("</p>");
            });
            html.append("</details>");
        }
        html.append("</tr>");
    }

    /// Place without the file, which stands beside it already.
    private void line(Finding finding, FindingGroup group) {
        String place = finding.place().replace(group.file(), "").replaceFirst("^[: ]+", "");
        if (!place.isEmpty()) {
            String number = place.startsWith("row") ? place : "line " + place;
            html.append("<span class=place>").append(Html.text(number)).append("</span> ");
        }
        html.append(Html.text(finding.what()));
    }

    private void facts() {
        if (!report.facts().isEmpty()) {
            html.append("<section><h2>Good to know</h2><ul class=facts>");
            report.facts()
                    .forEach(fact -> html.append("<li>").append(Html.text(fact)).append("</li>"));
            html.append("</ul></section>");
        }
    }

    private void series() {
        Map<String, List<SeriesSummary>> sources = report.series().stream()
                .collect(Collectors.groupingBy(SeriesSummary::scope, TreeMap::new, Collectors.toList()));
        html.append("<section><h2>Series</h2><p class=legend><i class=span></i> rows <i class=gap></i> gap"
                + " <i class=line></i> value</p>");
        sources.forEach(this::source);
        html.append("</section>");
    }

    private void source(String scope, List<SeriesSummary> series) {
        Timeline timeline = new Timeline(
                series.stream().mapToLong(SeriesSummary::fromNanos).min().orElse(0),
                series.stream().mapToLong(SeriesSummary::toNanos).max().orElse(0));
        html.append("<h3>").append(Html.text(scope)).append("</h3><table class=series><tbody>");
        series.stream()
                .sorted(Comparator.comparingLong(SeriesSummary::gapCount).reversed())
                .limit(MOST_ROWS)
                .sorted(Comparator.comparing(SeriesSummary::kind).thenComparing(SeriesSummary::name))
                .forEach(one -> row(one, timeline));
        html.append("<tr class=foot><td>");
        if (series.size() > MOST_ROWS) {
            html.append("and ").append(series.size() - MOST_ROWS).append(" series more");
        }
        html.append("<td><td class=step><td>").append(timeline.axis()).append("</tr></tbody></table>");
    }

    private void row(SeriesSummary one, Timeline timeline) {
        html.append("<tr><td>")
                .append(Html.text(one.name()))
                .append(" <span class=kind>")
                .append(Html.text(one.kind().table().replace('_', ' ')))
                .append("</span><td class=number>")
                .append(String.format(Locale.ROOT, "%,d", one.rows()))
                .append("<td class=step>")
                .append(one.stepNanos() == 0 ? "" : Words.duration(one.stepNanos()))
                .append("<td class=chart>")
                .append(timeline.row(one))
                .append("</tr>");
    }
}
