package io.headrace.training.engine;

import io.headrace.features.schema.FeatureSchema;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.forecast.VectorHistory;
import io.headrace.training.set.PastVectors;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Training rows as bytes, every number bit for bit.
///
/// @param seed of whatever is drawn
public record SetBytes(TrainingSet set, QuantileLevels levels, long seed) {
    public byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(set.schema().fingerprint());
            out.writeInt(set.schema().size());
            for (String column : set.schema().columns()) {
                out.writeUTF(column);
            }
            out.writeLong(set.window().leadNanos());
            out.writeLong(set.window().reviewNanos());
            out.writeLong(seed);
            out.writeInt(levels.size());
            for (double level : levels.values()) {
                out.writeDouble(level);
            }
            out.writeInt(set.size());
            Map<String, PastVectors> sent = new HashMap<>();
            for (TrainingRow row : set.rows()) {
                write(row, sent.put(row.venue(), row.vectors()), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    public static SetBytes read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String fingerprint = in.readUTF();
            List<String> columns = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                columns.add(in.readUTF());
            }
            ForecastWindow window = new ForecastWindow(in.readLong(), in.readLong());
            long seed = in.readLong();
            List<Double> levels = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                levels.add(in.readDouble());
            }
            List<TrainingRow> rows = new ArrayList<>();
            Map<String, PastVectors> known = new HashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                TrainingRow row = row(in, columns.size(), known);
                known.put(row.venue(), row.vectors());
                rows.add(row);
            }
            FeatureSchema schema = new FeatureSchema(columns, fingerprint);
            return new SetBytes(new TrainingSet(schema, window, rows), new QuantileLevels(levels), seed);
        } catch (IOException e) {
            throw new UncheckedIOException("rows were cut short on their way", e);
        }
    }

    /// The row, and those of its past vectors that did not come with an earlier row of the venue.
    private static void write(TrainingRow row, @Nullable PastVectors sent, DataOutputStream out) throws IOException {
        out.writeUTF(row.venue());
        out.writeLong(row.asOfNanos());
        out.writeDouble(row.y());
        out.writeDouble(row.scaleUsd());
        out.writeDouble(row.demandUsd());
        Deque<double[]> fresh = new ArrayDeque<>();
        PastVectors at = row.vectors();
        while (at != null && at != sent && fresh.size() < VectorHistory.LONGEST) {
            fresh.addFirst(at.last(1));
            at = at.before();
        }
        out.writeBoolean(at != null && at == sent);
        out.writeInt(fresh.size());
        for (double[] vector : fresh) {
            for (double number : vector) {
                out.writeDouble(number);
            }
        }
    }

    private static TrainingRow row(DataInputStream in, int width, Map<String, PastVectors> known) throws IOException {
        String venue = in.readUTF();
        long asOf = in.readLong();
        double y = in.readDouble();
        double scale = in.readDouble();
        double demand = in.readDouble();
        PastVectors vectors = in.readBoolean() ? known.get(venue) : null;
        for (int left = in.readInt(); left > 0; left--) {
            double[] vector = new double[width];
            for (int column = 0; column < width; column++) {
                vector[column] = in.readDouble();
            }
            vectors = vectors == null ? PastVectors.of(vector) : vectors.then(vector);
        }
        if (vectors == null) {
            throw new IOException("a row came without its vector");
        }
        return new TrainingRow(venue, asOf, vectors, y, scale, demand);
    }
}
