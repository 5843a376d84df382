package io.headrace.training.proof;

import io.headrace.features.engine.Tick;
import io.headrace.features.engine.VenueObservation;
import io.headrace.training.proof.world.CostVariant;
import io.headrace.training.proof.world.ProofWorld;
import io.headrace.training.proof.world.SweepPlan;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Digests of everything the cells of a sweep depend on: the history bit for bit, the desk, the split, who learns
/// and how much work is done. A law is told by the world's name.
final class CellInputs {
    private final String shared;

    CellInputs(ProofWorld world, SweepPlan plan, boolean program) {
        String work = plan.withCapitals(List.of(1.0))
                .withLeads(List.of(1L))
                .withCosts(List.of(CostVariant.OWN))
                .toString();
        shared = digest(out -> {
            out.writeUTF(world.name());
            out.writeUTF(world.settings().digest());
            out.writeLong(world.splitNanos());
            out.writeUTF(world.learned().label());
            out.writeUTF(work);
            out.writeBoolean(program);
            for (Tick tick : world.recording().ticks()) {
                write(tick, out);
            }
        });
    }

    /// Of one cell, SHA-256, hexadecimal.
    String of(long leadNanos, double capital, CostVariant costs) {
        return digest(out -> {
            out.writeUTF(shared);
            out.writeLong(leadNanos);
            out.writeDouble(capital);
            out.writeUTF(costs.toString());
        });
    }

    private static void write(Tick tick, DataOutputStream out) throws IOException {
        out.writeLong(tick.nowNanos());
        for (VenueObservation venue : tick.venues()) {
            out.writeUTF(venue.snapshot().toString());
            for (double value : venue.features().values()) {
                out.writeDouble(value);
            }
        }
    }

    @FunctionalInterface
    private interface Content {
        void write(DataOutputStream out) throws IOException;
    }

    private static String digest(Content content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            DataOutputStream out =
                    new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            content.write(out);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException("a digest is written nowhere", e);
        }
    }
}
