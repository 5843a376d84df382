package io.headrace.store.check.page;

import io.headrace.store.check.watch.SeriesSummary;
import io.headrace.store.check.watch.TimeSamples;
import io.headrace.store.check.watch.Words;
import java.util.Locale;

/// Spans, gaps and values of series on one axis of time, as inline SVG.
final class Timeline {
    static final int TICKS = 5;
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 28;
    private static final double LEAST_WIDTH = 2.5;
    private static final double MARGIN = 4;
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long DAY = 86_400_000_000_000L;

    private final long from;
    private final long to;

    /// @param fromNanos left end
    /// @param toNanos right end
    Timeline(long fromNanos, long toNanos) {
        from = fromNanos;
        to = Math.max(toNanos, fromNanos + 1);
    }

    /// The stamps under the axis, evenly spread; one where they would all be the same.
    String axis() {
        StringBuilder html = new StringBuilder("<div class=axis>");
        int ticks = to - from < TICKS * SECOND ? 1 : TICKS;
        for (int tick = 0; tick < ticks; tick++) {
            long at = from + (to - from) / (TICKS - 1) * tick;
            html.append("<span>").append(stamp(Words.time(at))).append("</span>");
        }
        return html.append("</div>").toString();
    }

    /// As much of a time as tells the stamps of this axis apart.
    private String stamp(String time) {
        long span = to - from;
        if (span < TICKS * SECOND) {
            return time.substring(0, 19).replace('T', ' ');
        }
        if (span < TICKS * MINUTE) {
            return time.substring(11, 19);
        }
        return span > 3 * DAY ? time.substring(0, 10) : time.substring(5, 16).replace('T', ' ');
    }

    String row(SeriesSummary series) {
        StringBuilder svg = new StringBuilder("<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                + "\" preserveAspectRatio=none role=img aria-label=\"" + Html.text(label(series)) + "\">");
        rectangle(svg, "span", series.fromNanos(), series.toNanos(), "");
        line(svg, series.samples());
        for (SeriesSummary.Span gap : series.gaps()) {
            rectangle(
                    svg,
                    "gap",
                    gap.fromNanos(),
                    gap.toNanos(),
                    "no rows from " + Words.time(gap.fromNanos()) + " to " + Words.time(gap.toNanos()));
        }
        return svg.append("</svg>").toString();
    }

    private static String label(SeriesSummary series) {
        return series.name() + ", " + Words.time(series.fromNanos()) + " to " + Words.time(series.toNanos()) + ", "
                + series.gapCount() + " gaps";
    }

    private void rectangle(StringBuilder svg, String kind, long begin, long end, String title) {
        double left = Math.min(x(begin), WIDTH - LEAST_WIDTH);
        double width = Math.max(LEAST_WIDTH, x(end) - x(begin));
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=%s x=\"%.1f\" y=\"1\" width=\"%.1f\" height=\"%d\">",
                kind,
                left,
                width,
                HEIGHT - 2));
        if (!title.isEmpty()) {
            svg.append("<title>").append(Html.text(title)).append("</title>");
        }
        svg.append("</rect>");
    }

    private void line(StringBuilder svg, TimeSamples samples) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int at = 0; at < samples.count(); at++) {
            least = Math.min(least, samples.value(at));
            greatest = Math.max(greatest, samples.value(at));
        }
        if (samples.count() < 2) {
            return;
        }
        double range = greatest > least ? greatest - least : 1;
        svg.append("<polyline class=line points=\"");
        for (int at = 0; at < samples.count(); at++) {
            double share = greatest > least ? (samples.value(at) - least) / range : 0.5;
            double y = HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN);
            svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(samples.stampNanos(at)), y));
        }
        svg.append("\"/>");
    }

    private double x(long nanos) {
        return (double) (nanos - from) / (to - from) * WIDTH;
    }
}
