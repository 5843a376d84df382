package io.headrace.training.cli.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.store.dataset.DatasetManifest;
import io.headrace.store.dataset.Series;
import io.headrace.store.dataset.Span;
import io.headrace.training.cli.console.Durations;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The series of a dataset as `data list NAME` shows them. Times are those at which events became known.
record SeriesList(DatasetManifest manifest) implements Verb.Result {
    private static final int SHOWN_GAPS = 3;

    @Override
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "dataset %s: %,d events of %,d series%n",
                manifest.name(),
                manifest.rows(),
                manifest.series().size()));
        for (Series series : manifest.series()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-18s %-22s %-14s %,12d  %s to %s  %s%n",
                    series.kind(),
                    series.venue(),
                    series.coin(),
                    series.rows(),
                    Output.time(series.fromNanos()),
                    Output.time(series.toNanos()),
                    gaps(series)));
        }
        return text.append("digest  ").append(manifest.digest()).toString();
    }

    private static String gaps(Series series) {
        List<Span> gaps = series.gaps();
        if (gaps.isEmpty()) {
            return "no gap";
        }
        StringBuilder text = new StringBuilder(gaps.size() + (gaps.size() == 1 ? " gap: " : " gaps, longest: "));
        gaps.stream()
                .sorted(Comparator.comparingLong(Span::nanos).reversed())
                .limit(SHOWN_GAPS)
                .forEach(gap -> text.append(Output.time(gap.fromNanos()))
                        .append(" for ")
                        .append(Durations.text(gap.nanos()))
                        .append("; "));
        return text.substring(0, text.length() - 2);
    }

    @Override
    public ObjectNode json() {
        ObjectNode document = DatasetResult.fill(Output.document("data-series"), manifest);
        var all = document.putArray("series");
        for (Series series : manifest.series()) {
            ObjectNode node = all.addObject()
                    .put("kind", series.kind())
                    .put("venue", series.venue())
                    .put("coin", series.coin())
                    .put("rows", series.rows())
                    .put("from", Output.time(series.fromNanos()))
                    .put("to", Output.time(series.toNanos()))
                    .put("usual_silence_seconds", series.quietNanos() / 1e9);
            var gaps = node.putArray("gaps");
            for (Span gap : series.gaps()) {
                gaps.addObject().put("from", Output.time(gap.fromNanos())).put("to", Output.time(gap.toNanos()));
            }
        }
        return document;
    }
}
