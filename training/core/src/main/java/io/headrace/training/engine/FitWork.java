package io.headrace.training.engine;

import io.headrace.training.fit.FamilySettings;
import io.headrace.training.set.TrainingSet;
import io.headrace.training.validate.FitTask;
import io.headrace.training.validate.TrainerFamily;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Fits one [FitTask] by the very trainer that a single machine takes; the answer is its [FitDocument], or nothing
/// when there are too few rows for it, which the run then finds out by itself.
public enum FitWork implements Work {
    FIT;

    private static volatile @Nullable Shared latest;

    @Override
    public byte[] run(byte[] shared, byte[] piece) {
        SetBytes given = given(shared);
        FitTask task = read(piece);
        TrainingSet rows = task.rows(given.set());
        try {
            return FitDocument.write(
                    task.family().trainer(task.settings()).fit(rows, given.levels(), given.seed()),
                    rows,
                    given.levels());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    public static byte[] piece(FitTask task) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(task.family().label());
            out.writeLong(task.fromNanos());
            out.writeLong(task.labelsToNanos());
            out.writeInt(task.settings().values().size());
            for (Map.Entry<String, Double> setting : task.settings().values().entrySet()) {
                out.writeUTF(setting.getKey());
                out.writeDouble(setting.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static FitTask read(byte[] piece) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(piece))) {
            TrainerFamily family = TrainerFamily.named(in.readUTF()).orElseThrow();
            long from = in.readLong();
            long to = in.readLong();
            Map<String, Double> settings = new TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                settings.put(in.readUTF(), in.readDouble());
            }
            return new FitTask(family, new FamilySettings(settings), from, to);
        } catch (IOException e) {
            throw new UncheckedIOException("a task was cut short on its way", e);
        }
    }

    /// Rows are read once a machine, not once a task.
    private static SetBytes given(byte[] shared) {
        Shared known = latest;
        if (known == null || known.bytes != shared) {
            known = new Shared(shared, SetBytes.read(shared));
            latest = known;
        }
        return known.read;
    }

    /// Bytes and what they hold.
    private record Shared(byte[] bytes, SetBytes read) {}
}
