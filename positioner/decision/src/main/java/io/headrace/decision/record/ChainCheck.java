package io.headrace.decision.record;

import io.headrace.decision.policy.InputPart;
import io.headrace.decision.record.ChainReport.Finding;
import io.headrace.decision.record.ChainReport.Kind;
import io.headrace.market.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Follows a chain of records by their bytes alone: each record's digest, its link to the one
/// before, and the digests of what it was made from. Goes on after a fault, so that all of them are
/// named.
public final class ChainCheck {
    private static final int MOST_FINDINGS = 20;
    private static final String DIGEST_MEMBER = ",\"digest\":\"";

    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> anchors;
    private long records;
    private long older;
    private long more;
    private long firstSequence;
    private long firstNanos;
    private long lastNanos;
    private long next = -1;
    private String head = "";

    /// @param anchors digests that must be found in the chain, such as the head of an earlier check
    public ChainCheck(Set<String> anchors) {
        this.anchors = new HashSet<>(anchors);
    }

    /// Checks a whole set of records.
    public static ChainReport of(Records records) {
        ChainCheck check = new ChainCheck(Set.of());
        records.forEach(check::observe);
        return check.report();
    }

    /// Takes the next record.
    public void observe(StoredRecord stored) {
        long expected = Math.max(0, next);
        Link link;
        try {
            link = Link.of(stored.decision());
        } catch (IllegalArgumentException e) {
            found(expected, Kind.UNREADABLE, stored, "cannot be read: " + e.getMessage());
            records++;
            next = expected + 1;
            head = "";
            return;
        }
        if (records == 0) {
            firstSequence = link.sequence;
            firstNanos = link.nowNanos;
        }
        place(link, stored);
        if (!link.computed.equals(link.digest)) {
            found(link.sequence, Kind.CHANGED, stored, "was changed after it was written");
        }
        if (stored.index().isPresent() && !link.index().equals(stored.index().get())) {
            found(link.sequence, Kind.CHANGED, stored, "is filed under another number, time or digest");
        }
        evidence(link, stored);
        records++;
        next = link.sequence + 1;
        head = link.digest;
        lastNanos = link.nowNanos;
        anchors.remove(link.digest);
    }

    /// Adds what another check found of a record.
    public void found(long sequence, Kind kind, String where, String what) {
        found(new Finding(sequence, kind, where, "decision " + sequence + ' ' + what));
    }

    /// Adds what another check found, in its words.
    public void found(Finding finding) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        } else {
            more++;
        }
    }

    /// Takes a digest of another chain that is kept with the records: it may be an anchor, too.
    public void observe(String digest) {
        anchors.remove(digest);
    }

    /// What was found so far.
    public ChainReport report() {
        List<Finding> all = new ArrayList<>(findings);
        anchors.stream()
                .sorted()
                .forEach(anchor -> all.add(new Finding(
                        Math.max(0, next),
                        Kind.ANCHOR,
                        "",
                        "digest " + anchor
                                + " is not in the chain: records after it were taken out, or all were replaced")));
        return new ChainReport(records, older, firstSequence, firstNanos, lastNanos, head, all, more);
    }

    private void place(Link link, StoredRecord stored) {
        boolean first = next < 0;
        if (first && link.sequence == 0 && !link.previous.isEmpty()) {
            found(0, Kind.LINK, stored, "is the first and names one before it");
        } else if (!first && link.sequence > next) {
            String gone = link.sequence == next + 1
                    ? "decision " + next + " is"
                    : "decisions " + next + " to " + (link.sequence - 1) + " are";
            found(link.sequence, Kind.MISSING, stored, "does not follow on the one before: " + gone + " missing");
        } else if (!first && link.sequence < next) {
            found(
                    link.sequence,
                    Kind.OUT_OF_PLACE,
                    stored,
                    "stands after decision " + (next - 1) + ": it was put in or moved");
        } else if (!first && !head.isEmpty() && !link.previous.equals(head)) {
            found(
                    link.sequence,
                    Kind.LINK,
                    stored,
                    "names another record as the one before than decision " + (next - 1));
        }
        if (!first && link.sequence >= next && link.nowNanos <= lastNanos) {
            found(link.sequence, Kind.TIME, stored, "is not later than the one before");
        }
    }

    private void evidence(Link link, StoredRecord stored) {
        if (link.inputs.isEmpty()) {
            older++;
            return;
        }
        if (stored.evidence().isEmpty()) {
            found(link.sequence, Kind.EVIDENCE, stored, "has lost what it was made from");
            return;
        }
        try {
            Map<InputPart, String> digests =
                    EvidenceCodec.digests(stored.evidence().get());
            difference(link.inputs, digests)
                    .ifPresent(part -> found(
                            link.sequence,
                            Kind.EVIDENCE,
                            stored,
                            "was made from another " + part.label() + " than is kept with it"));
        } catch (IllegalArgumentException e) {
            found(link.sequence, Kind.EVIDENCE, stored, "has evidence that cannot be read: " + e.getMessage());
        } catch (ProblemException e) {
            found(
                    link.sequence,
                    Kind.EVIDENCE,
                    stored,
                    "has evidence that cannot be used: " + e.problem().what());
        }
    }

    /// The first part in which decision and evidence differ. Policy and memory are not part of the
    /// evidence: the one follows from the settings, the other is handed on by the record before.
    private static Optional<InputPart> difference(Map<String, String> named, Map<InputPart, String> kept) {
        return Arrays.stream(InputPart.values())
                .filter(part -> part != InputPart.POLICY && part != InputPart.MEMORY)
                .filter(part ->
                        !Optional.ofNullable(named.get(part.label())).equals(Optional.ofNullable(kept.get(part))))
                .findFirst();
    }

    private void found(long sequence, Kind kind, StoredRecord stored, String what) {
        found(sequence, kind, stored.where(), what);
    }

    /// What of a record's bytes makes the chain.
    ///
    /// @param computed SHA-256 of all bytes but the last member, which is the digest
    private record Link(
            long sequence, long nowNanos, String previous, String digest, String computed, Map<String, String> inputs) {
        static Link of(byte[] bytes) {
            Map<String, byte[]> members = RawJson.members(bytes);
            Map<String, String> inputs = new java.util.TreeMap<>();
            byte[] parts = members.get("inputs");
            if (parts != null) {
                RawJson.members(parts).forEach((part, raw) -> inputs.put(part, unquoted(raw)));
            }
            return new Link(
                    Long.parseLong(text(members, "sequence")),
                    Long.parseLong(text(members, "nowNanos")),
                    unquoted(raw(members, "previousDigest")),
                    unquoted(raw(members, "digest")),
                    computed(bytes),
                    inputs);
        }

        StoredRecord.Index index() {
            return new StoredRecord.Index(sequence, nowNanos, digest);
        }

        private static String computed(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            int end = text.lastIndexOf(DIGEST_MEMBER);
            boolean last = end > 0 && text.length() == end + DIGEST_MEMBER.length() + 64 + 2;
            return last ? CanonicalJson.digest(text.substring(0, end) + '}') : "";
        }

        private static byte[] raw(Map<String, byte[]> members, String name) {
            byte[] raw = members.get(name);
            if (raw == null) {
                throw new IllegalArgumentException("it has no field '" + name + "'");
            }
            return raw;
        }

        private static String text(Map<String, byte[]> members, String name) {
            return new String(raw(members, name), StandardCharsets.UTF_8);
        }

        private static String unquoted(byte[] raw) {
            String text = new String(raw, StandardCharsets.UTF_8);
            if (text.length() < 2 || text.charAt(0) != '"') {
                throw new IllegalArgumentException("a digest is no text, was " + text);
            }
            return text.substring(1, text.length() - 1);
        }
    }
}
