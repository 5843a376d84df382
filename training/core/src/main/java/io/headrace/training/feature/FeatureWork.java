package io.headrace.training.feature;

import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.catalog.SignalParameters;
import io.headrace.features.catalog.SignalParametersFile;
import io.headrace.market.problem.Progress;
import io.headrace.store.dataset.DatasetReader;
import io.headrace.store.dataset.EventFilter;
import io.headrace.training.engine.Work;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Computes one venue's features by the very run that a single machine takes; the answer is its lines of CSV without
/// the head. The dataset must lie under the same path on every machine.
public enum FeatureWork implements Work {
    LINES;

    /// What all venues have in common.
    ///
    /// @param dataset its folder
    /// @param parameters file of fitted numbers; null for those each feature states
    /// @param request of all venues
    /// @param tellStale whether a column names the stale columns of each row
    public record Shared(Path dataset, @Nullable Path parameters, FeatureRequest request, boolean tellStale) {
        byte[] write() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DataOutputStream out = new DataOutputStream(bytes)) {
                out.writeUTF(dataset.toAbsolutePath().toString());
                out.writeUTF(
                        parameters == null ? "" : parameters.toAbsolutePath().toString());
                out.writeLong(request.everyNanos());
                out.writeBoolean(tellStale);
                write(out, request.coins());
                write(out, request.catalog().schema().columns());
            } catch (IOException e) {
                throw new UncheckedIOException("writing to memory does not fail", e);
            }
            return bytes.toByteArray();
        }

        private static void write(DataOutputStream out, List<String> names) throws IOException {
            out.writeInt(names.size());
            for (String name : names) {
                out.writeUTF(name);
            }
        }
    }

    static byte[] piece(String venue) {
        return venue.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] run(byte[] shared, byte[] piece) {
        List<String> venue = List.of(new String(piece, StandardCharsets.UTF_8));
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(shared))) {
            Path dataset = Path.of(in.readUTF());
            String fitted = in.readUTF();
            SignalParameters parameters =
                    fitted.isEmpty() ? SignalParameters.DEFAULT : SignalParametersFile.read(Path.of(fitted));
            long every = in.readLong();
            boolean tellStale = in.readBoolean();
            List<String> coins = names(in);
            FeatureCatalog catalog = FeatureCatalog.of(names(in), parameters);
            return lines(dataset, new FeatureRequest(catalog, every, venue, coins), tellStale);
        } catch (IOException e) {
            throw new UncheckedIOException("a request was cut short on its way", e);
        }
    }

    private static byte[] lines(Path dataset, FeatureRequest request, boolean tellStale) throws IOException {
        StringWriter text = new StringWriter();
        try (DatasetReader reader = DatasetReader.open(dataset)) {
            FeatureCsv rows = new FeatureCsv(text, request.catalog().schema(), tellStale);
            new FeatureRun(reader, request).run(EventFilter.ALL, Progress.SILENT, rows);
        }
        return text.toString().substring(text.getBuffer().indexOf("\n") + 1).getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> names(DataInputStream in) throws IOException {
        List<String> names = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            names.add(in.readUTF());
        }
        return names;
    }
}
