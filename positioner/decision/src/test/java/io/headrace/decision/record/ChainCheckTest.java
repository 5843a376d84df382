package io.headrace.decision.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.policy.Decision;
import io.headrace.decision.record.ChainReport.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A chain says what it holds; whatever is done to it is named.
class ChainCheckTest {
    private static final RecordedWorld WORLD = RecordedWorld.of(3, 8);
    private static final List<StoredRecord> STORED = WORLD.stored();

    @Test
    void anUnbrokenChainTellsItsSpanAndItsHead() {
        ChainReport report = ChainCheck.of(WORLD);
        assertTrue(report.sound(), report.toString());
        assertEquals(8, report.records());
        assertEquals(0, report.firstSequence());
        assertEquals(0, report.firstNanos());
        assertEquals(WORLD.decisions().getLast().nowNanos(), report.lastNanos());
        assertEquals(WORLD.decisions().getLast().memory().previousDigest(), report.head());
        assertEquals(0, ChainCheck.of(RecordedWorld.of(3, 8)).findings().size());
    }

    /// A chain that begins later is sound in itself.
    @Test
    void aSpanOfAChainCanBeFollowed() {
        ChainReport report = check(STORED.subList(3, 8), Set.of());
        assertTrue(report.sound(), report.toString());
        assertEquals(3, report.firstSequence());
    }

    @Test
    void everyChangedByteIsNamed() {
        Random random = new Random(11);
        for (int trial = 0; trial < 3000; trial++) {
            int place = random.nextInt(STORED.size());
            StoredRecord record = STORED.get(place);
            boolean ofDecision = random.nextBoolean();
            byte[] bytes = (ofDecision ? record.decision() : record.evidence().orElseThrow()).clone();
            int at = random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            StoredRecord tampered = ofDecision
                    ? new StoredRecord(record.where(), Optional.empty(), bytes, record.evidence())
                    : new StoredRecord(record.where(), Optional.empty(), record.decision(), Optional.of(bytes));
            List<StoredRecord> chain = new ArrayList<>(STORED);
            chain.set(place, tampered);
            ChainReport report = check(chain, Set.of());
            String what = "byte " + at + " of " + new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
            assertFalse(report.sound(), what);
            assertEquals("record " + place, report.findings().getFirst().where(), what);
        }
    }

    @Test
    void whatIsTakenOutIsNamed() {
        for (int gone = 1; gone < STORED.size() - 1; gone++) {
            List<StoredRecord> chain = new ArrayList<>(STORED);
            chain.remove(gone);
            ChainReport.Finding finding = only(check(chain, Set.of()));
            assertEquals(Kind.MISSING, finding.kind());
            assertEquals(gone + 1, finding.sequence());
            assertTrue(finding.sentence().contains("decision " + gone + " is missing"), finding.sentence());
        }
    }

    @Test
    void whatIsMovedOrPutInIsNamed() {
        for (int place = 1; place < STORED.size(); place++) {
            List<StoredRecord> swapped = new ArrayList<>(STORED);
            swapped.set(place, STORED.get(place - 1));
            swapped.set(place - 1, STORED.get(place));
            assertTrue(
                    check(swapped, Set.of()).findings().stream()
                            .anyMatch(finding -> finding.kind() == Kind.OUT_OF_PLACE || finding.kind() == Kind.MISSING),
                    "swapped at " + place);
            List<StoredRecord> twice = new ArrayList<>(STORED);
            twice.add(place, STORED.get(place - 1));
            assertEquals(
                    Kind.OUT_OF_PLACE,
                    check(twice, Set.of()).findings().getFirst().kind());
        }
    }

    /// Who can write the file can write digests too: the next record still names the old one.
    @Test
    void aRecordSealedAnewBreaksTheLinkOfTheNext() {
        for (int place = 0; place < STORED.size(); place++) {
            Decision sealed = forged(WORLD.decisions().get(place));
            List<StoredRecord> chain = new ArrayList<>(STORED);
            chain.set(
                    place,
                    new StoredRecord(
                            "forged",
                            Optional.empty(),
                            DecisionCodec.encode(sealed),
                            STORED.get(place).evidence()));
            if (place < STORED.size() - 1) {
                ChainReport.Finding finding = only(check(chain, Set.of()));
                assertEquals(Kind.LINK, finding.kind());
                assertEquals(place + 1, finding.sequence());
            } else {
                assertTrue(
                        check(chain, Set.of()).sound(), "only a head kept elsewhere tells that the last was replaced");
                String head = ChainCheck.of(WORLD).head();
                assertEquals(Kind.ANCHOR, only(check(chain, Set.of(head))).kind());
            }
        }
    }

    @Test
    void aHeadKeptFromBeforeIsFoundAsLongAsNothingWasCutOff() {
        String head = check(STORED.subList(0, 5), Set.of()).head();
        assertTrue(check(STORED, Set.of(head)).sound());
        assertEquals(
                Kind.ANCHOR, only(check(STORED.subList(0, 4), Set.of(head))).kind());
    }

    @Test
    void evidenceThatIsLostOrOfAnotherDecisionIsNamed() {
        StoredRecord third = STORED.get(3);
        List<StoredRecord> chain = new ArrayList<>(STORED);
        chain.set(3, new StoredRecord(third.where(), Optional.empty(), third.decision(), Optional.empty()));
        assertEquals(Kind.EVIDENCE, only(check(chain, Set.of())).kind());
        chain.set(
                3,
                new StoredRecord(
                        third.where(),
                        Optional.empty(),
                        third.decision(),
                        STORED.get(4).evidence()));
        ChainReport.Finding finding = only(check(chain, Set.of()));
        assertTrue(finding.sentence().contains("decision 3 was made from another"), finding.sentence());
    }

    @Test
    void recordsOfBeforePartsWereKeptAreFollowedAndCounted() {
        List<StoredRecord> chain = new ArrayList<>();
        String previous = "";
        for (Decision decision : WORLD.decisions()) {
            Decision older = older(decision, previous);
            previous = older.memory().previousDigest();
            chain.add(new StoredRecord("older", Optional.empty(), DecisionCodec.encode(older), Optional.empty()));
        }
        ChainReport report = check(chain, Set.of());
        assertTrue(report.sound(), report.toString());
        assertEquals(8, report.older());
    }

    private static Decision forged(Decision decision) {
        Decision changed = new Decision(
                decision.sequence(),
                decision.nowNanos(),
                decision.decider(),
                decision.why(),
                List.of(),
                List.of(),
                decision.rulePlan(),
                decision.restraints(),
                decision.budget(),
                decision.inputs(),
                decision.previousDigest(),
                decision.memory());
        return changed.sealed(DecisionCodec.digest(changed));
    }

    private static Decision older(Decision decision, String previous) {
        Decision changed = new Decision(
                decision.sequence(),
                decision.nowNanos(),
                decision.decider(),
                decision.why(),
                decision.moves(),
                decision.reasons(),
                decision.rulePlan(),
                decision.budget(),
                decision.inputsDigest(),
                previous,
                decision.memory());
        return changed.sealed(DecisionCodec.digest(changed));
    }

    private static ChainReport.Finding only(ChainReport report) {
        assertEquals(1, report.findings().size(), report.toString());
        return report.findings().getFirst();
    }

    private static ChainReport check(List<StoredRecord> chain, Set<String> anchors) {
        ChainCheck check = new ChainCheck(anchors);
        chain.forEach(check::observe);
        return check.report();
    }
}
