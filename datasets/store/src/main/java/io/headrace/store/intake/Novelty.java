package io.headrace.store.intake;

import io.headrace.market.problem.IoReason;
import io.headrace.store.dataset.StoredSource;
import io.headrace.store.source.text.FileDigest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which of a plan's files hold what is not stored yet.
///
/// A file repeats another when its bytes, the way it is read and the series it begins with are the same; contents are
/// compared only where sizes are equal.
///
/// @param fresh files to import, in the plan's order
/// @param repeated files of folders that are passed over
record Novelty(List<RawSource> fresh, List<IntakePlan.PassedOver> repeated) {
    Novelty {
        fresh = List.copyOf(fresh);
        repeated = List.copyOf(repeated);
    }

    /// @param dataset its name
    /// @param stored files whose events it holds
    /// @throws io.headrace.market.problem.ProblemException HR-1044 when a file given by itself repeats another
    static Novelty of(IntakePlan plan, String dataset, List<StoredSource> stored) {
        Map<Size, List<Content>> known = new HashMap<>();
        for (StoredSource source : stored) {
            contents(known, new Size(source.bytes(), source.reading())).add(new Content(source, dataset));
        }
        List<RawSource> fresh = new ArrayList<>();
        List<IntakePlan.PassedOver> repeated = new ArrayList<>();
        for (RawSource source : plan.sources()) {
            List<Content> before =
                    contents(known, new Size(source.bytes(), source.format().reading()));
            Content own = new Content(source);
            Content same = before.stream().filter(own::repeats).findFirst().orElse(null);
            if (same == null) {
                before.add(own);
                fresh.add(source);
            } else if (source.named()) {
                throw IntakeFault.REPEATED.at(source.path(), same.told, same.remedy);
            } else {
                repeated.add(new IntakePlan.PassedOver(source.name(), same.told));
            }
        }
        return new Novelty(fresh, repeated);
    }

    private static List<Content> contents(Map<Size, List<Content>> known, Size size) {
        return known.computeIfAbsent(size, key -> new ArrayList<>());
    }

    /// Sizes of all files to import together, as stored.
    long bytes() {
        return fresh.stream().mapToLong(RawSource::bytes).sum();
    }

    List<String> identities() {
        return fresh.stream().map(RawSource::identity).toList();
    }

    private record Size(long bytes, String reading) {}

    /// What a file holds; looked at when it is asked for.
    private static final class Content {
        private final String told;
        private final String remedy;
        private @Nullable RawSource unread;
        private String sha256 = "";
        private String series = "";

        private Content(StoredSource stored, String dataset) {
            told = "dataset '" + dataset + "' holds this file's events already, as " + stored.name();
            remedy = "Leave it out, or import everything again with --replace; nothing was stored";
            sha256 = stored.sha256();
            series = stored.begins();
        }

        private Content(RawSource source) {
            told = "it holds the same as " + source.name() + ", which is imported with it";
            remedy = "Leave one of them out; nothing was stored";
            unread = source;
        }

        private boolean repeats(Content other) {
            look();
            other.look();
            return !series.isEmpty() && series.equals(other.series) && sha256.equals(other.sha256);
        }

        private void look() {
            RawSource source = unread;
            if (source == null) {
                return;
            }
            unread = null;
            try {
                sha256 = FileDigest.sha256(source.path());
            } catch (IOException e) {
                throw IntakeFault.NO_PATH.at(
                        source.path(), "the file cannot be read: " + IoReason.of(e), "Allow reading it");
            }
            series = FirstEvent.seriesOf(source);
        }
    }
}
