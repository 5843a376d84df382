package io.headrace.training.feature;

import io.headrace.features.signal.SignalDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Draws one column of a dataset as SVG, and as a page around it that needs nothing else. A line breaks
/// where the column is not warm and is dashed where it is stale; a band shows what a step of time holds
/// beyond its last value.
final class FeatureChart {
    /// More lines than this nobody can tell apart; the first are drawn and the rest named.
    static final int MOST_LINES = 8;

    private static final int WIDTH = 1120;
    private static final int HEIGHT = 440;
    private static final int LEFT = 84;
    private static final int RIGHT = 20;
    private static final int TOP = 16;
    private static final int BOTTOM = 44;
    private static final List<String> COLOURS =
            List.of("#2563eb", "#d97706", "#059669", "#dc2626", "#7c3aed", "#0891b2", "#be185d", "#65a30d");

    private final SignalDefinition definition;
    private final ChartSeries series;
    private final ChartAxis values;
    private final ChartAxis time;

    FeatureChart(SignalDefinition definition, ChartSeries series) {
        this.definition = definition;
        this.series = series;
        double least = drawn().values().stream()
                .flatMapToDouble(line -> Arrays.stream(line.least))
                .filter(value -> !Double.isNaN(value))
                .min()
                .orElse(0);
        double greatest = drawn().values().stream()
                .flatMapToDouble(line -> Arrays.stream(line.greatest))
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(1);
        this.values = ChartAxis.ofValues(least, greatest, 7);
        this.time = ChartAxis.ofTime(series.fromNanos(), series.toNanos(), 8);
    }

    /// The drawing alone, with its own title.
    String svg() {
        String title = "<text class=\"title\" x=\"" + LEFT + "\" y=\"22\">" + escaped(definition.column()) + " ("
                + escaped(definition.formula().unit()) + ")</text>";
        return """
               <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -34 %d %d" font-family="system-ui, sans-serif">
               <style>%s</style><rect x="0" y="-34" width="100%%" height="100%%" class="ground"/>
               <g transform="translate(0 -34)">%s%s</g>%s</svg>
               """.formatted(WIDTH, HEIGHT + 34, style(), title, svgLegend(), drawing());
    }

    /// A page with the drawing, what the column is, and values under the pointer.
    ///
    /// @param footer what was read
    String html(String footer) {
        return ChartPage.TEXT
                .replace("@STYLE@", style())
                .replace("@TITLE@", escaped(definition.column()))
                .replace("@UNIT@", escaped(definition.formula().unit()))
                .replace("@FORMULA@", escaped(definition.formula().text()))
                .replace("@SOURCE@", source())
                .replace("@LEGEND@", legend())
                .replace("@WIDTH@", Integer.toString(WIDTH))
                .replace("@HEIGHT@", Integer.toString(HEIGHT))
                .replace("@DRAWING@", drawing())
                .replace("@FOOTER@", escaped(footer))
                .replace("@DATA@", data());
    }

    private Map<String, ChartSeries.Line> drawn() {
        Map<String, ChartSeries.Line> drawn = new java.util.LinkedHashMap<>();
        series.lines().entrySet().stream()
                .limit(MOST_LINES)
                .forEach(entry -> drawn.put(entry.getKey(), entry.getValue()));
        return drawn;
    }

    private String drawing() {
        StringBuilder out = new StringBuilder();
        for (ChartAxis.Tick tick : values.ticks()) {
            out.append("<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%s\" y2=\"%s\"/>"
                    .formatted(LEFT, WIDTH - RIGHT, y(tick.at()), y(tick.at())));
            out.append("<text class=\"tick\" text-anchor=\"end\" x=\"%d\" y=\"%s\" dy=\".32em\">%s</text>"
                    .formatted(LEFT - 8, y(tick.at()), tick.label()));
        }
        for (ChartAxis.Tick tick : time.ticks()) {
            out.append("<line class=\"grid\" x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\"/>"
                    .formatted(x(tick.at()), x(tick.at()), HEIGHT - BOTTOM, HEIGHT - BOTTOM + 5));
            out.append("<text class=\"tick\" text-anchor=\"middle\" x=\"%s\" y=\"%d\">%s</text>"
                    .formatted(x(tick.at()), HEIGHT - BOTTOM + 20, tick.label()));
        }
        int colour = 0;
        for (ChartSeries.Line line : drawn().values()) {
            out.append(band(line, COLOURS.get(colour)));
            out.append(path(line, COLOURS.get(colour), false));
            out.append(path(line, COLOURS.get(colour), true));
            colour++;
        }
        return out.toString();
    }

    /// The part of a line that is current, or the part that is stale.
    private String path(ChartSeries.Line line, String colour, boolean stale) {
        StringBuilder points = new StringBuilder();
        boolean pen = false;
        for (int step = 0; step < series.steps(); step++) {
            boolean here = !Double.isNaN(line.last[step]) && line.stale[step] == stale;
            if (here) {
                points.append(pen ? 'L' : 'M').append(x(step)).append(' ').append(y(line.last[step]));
            }
            pen = here || (pen && Double.isNaN(line.last[step]) && quiet(line, step));
        }
        return points.isEmpty()
                ? ""
                : "<path class=\"line%s\" stroke=\"%s\" d=\"%s\"/>".formatted(stale ? " stale" : "", colour, points);
    }

    /// Whether rows are fewer than the steps, so that an empty step is no break.
    private boolean quiet(ChartSeries.Line line, int step) {
        int reach = Math.max(1, series.steps() / Math.max(1, count(line)) + 1);
        for (int next = step + 1; next <= Math.min(step + reach, series.steps() - 1); next++) {
            if (!Double.isNaN(line.last[next])) {
                return true;
            }
        }
        return false;
    }

    private static int count(ChartSeries.Line line) {
        return (int)
                Arrays.stream(line.last).filter(value -> !Double.isNaN(value)).count();
    }

    private String band(ChartSeries.Line line, String colour) {
        StringBuilder bars = new StringBuilder();
        for (int step = 0; step < series.steps(); step++) {
            if (line.greatest[step] > line.least[step]) {
                bars.append('M').append(x(step)).append(' ').append(y(line.least[step]));
                bars.append('V').append(y(line.greatest[step]));
            }
        }
        return bars.isEmpty() ? "" : "<path class=\"band\" stroke=\"%s\" d=\"%s\"/>".formatted(colour, bars);
    }

    private String legend() {
        StringBuilder out = new StringBuilder();
        int colour = 0;
        for (String venue : drawn().keySet()) {
            out.append(
                    "<span><i style=\"background:%s\"></i>%s</span>".formatted(COLOURS.get(colour++), escaped(venue)));
        }
        int hidden = series.lines().size() - colour;
        return hidden > 0
                ? out + "<span>and " + hidden + " venues not drawn; name some with --venue</span>"
                : out.toString();
    }

    private String svgLegend() {
        StringBuilder out = new StringBuilder();
        int colour = 0;
        double at = WIDTH - RIGHT;
        for (String venue : drawn().keySet().stream().toList().reversed()) {
            String hue = COLOURS.get(drawn().size() - 1 - colour++);
            out.append("<text class=\"tick\" text-anchor=\"end\" x=\"%.0f\" y=\"22\">%s</text>"
                    .formatted(at, escaped(venue)));
            at -= 7.2 * venue.length() + 8;
            out.append("<rect x=\"%.0f\" y=\"13\" width=\"10\" height=\"10\" rx=\"2\" fill=\"%s\"/>"
                    .formatted(at - 6, hue));
            at -= 24;
        }
        return out.toString();
    }

    /// What the pointer reads: the time of each step and each line's last value.
    private String data() {
        StringBuilder out = new StringBuilder(
                "{\"from\":" + series.fromNanos() / 1_000_000 + ",\"to\":" + series.toNanos() / 1_000_000 + ",\"left\":"
                        + LEFT + ",\"right\":" + (WIDTH - RIGHT) + ",\"lines\":{");
        String between = "";
        for (Map.Entry<String, ChartSeries.Line> entry : drawn().entrySet()) {
            out.append(between)
                    .append('"')
                    .append(entry.getKey().replace("\"", ""))
                    .append("\":[");
            between = ",";
            for (int step = 0; step < series.steps(); step++) {
                double value = entry.getValue().last[step];
                out.append(step == 0 ? "" : ",").append(Double.isNaN(value) ? "null" : compact(value));
            }
            out.append(']');
        }
        return out.append("}}").toString();
    }

    private String source() {
        String source = definition.formula().source();
        return source.isEmpty() ? "" : "Source: " + escaped(source);
    }

    private static String style() {
        return ":root{color-scheme:light dark}.ground{fill:light-dark(#fff,#10151c)}"
                + ".grid{stroke:light-dark(#e5e7eb,#2a323d)}.tick{fill:light-dark(#4b5563,#9aa5b1);font-size:12px}"
                + ".title{fill:light-dark(#111827,#e5e7eb);font-size:16px;font-weight:600}"
                + ".line{fill:none;stroke-width:1.6;stroke-linejoin:round}.stale{stroke-dasharray:2 4;opacity:.7}"
                + ".band{fill:none;stroke-width:1.2;opacity:.28}";
    }

    private String x(int step) {
        return x((double) series.startOf(step));
    }

    private String x(double nanos) {
        return coordinate(LEFT + time.share(nanos) * (WIDTH - LEFT - RIGHT));
    }

    private String y(double value) {
        return coordinate(HEIGHT - BOTTOM - values.share(value) * (HEIGHT - TOP - BOTTOM));
    }

    private static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String compact(double value) {
        return String.format(Locale.ROOT, "%.5g", value).replaceAll("\\.?0+(e|$)", "$1");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
