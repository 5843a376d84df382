package io.headrace.training.feature;

import io.headrace.features.engine.FeatureSample;
import io.headrace.features.schema.FeatureSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;

/// Writes rows of features as CSV: time, venue, a cell for each column, empty while it is not warm, and
/// on request which columns are stale. Never NaN.
final class FeatureCsv implements FeatureRun.RowSink {
    private final Writer out;
    private final List<String> columns;
    private final boolean tellStale;
    private final StringBuilder line = new StringBuilder();
    private long rows;

    FeatureCsv(Writer out, FeatureSchema schema, boolean tellStale) throws IOException {
        this.out = out;
        this.columns = schema.columns();
        this.tellStale = tellStale;
        out.write(head(columns, tellStale));
    }

    static String head(List<String> columns, boolean tellStale) {
        return "time,venue," + String.join(",", columns) + (tellStale ? ",stale" : "") + "\n";
    }

    long rows() {
        return rows;
    }

    @Override
    public void row(String venue, long nowNanos, FeatureSample sample) {
        line.setLength(0);
        line.append(Instant.ofEpochSecond(0, nowNanos)).append(',').append(venue);
        for (int column = 0; column < columns.size(); column++) {
            line.append(',');
            if (sample.warm(column)) {
                line.append(sample.value(column));
            }
        }
        if (tellStale) {
            line.append(',');
            appendStale(sample);
        }
        line.append('\n');
        try {
            out.append(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows++;
    }

    /// The warm columns whose inputs have been silent too long, with blanks between.
    private void appendStale(FeatureSample sample) {
        String between = "";
        for (int column = 0; column < columns.size(); column++) {
            if (sample.warm(column) && sample.stale(column)) {
                line.append(between).append(columns.get(column));
                between = " ";
            }
        }
    }
}
