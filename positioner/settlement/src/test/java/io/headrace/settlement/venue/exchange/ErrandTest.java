package io.headrace.settlement.venue.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headrace.settlement.venue.exchange.Errand.Next;
import io.headrace.settlement.venue.exchange.Verdict.Reason;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// One signed request is done once, or known not to be.
class ErrandTest {
    private static final Errand ERRAND = new Errand(1_000, 100, true);
    private static final LedgerEntry ENTRY = new LedgerEntry(LedgerEntry.Kind.WITHDRAWAL, "0x1", 5, "7", 900);

    @Test
    void onlyTheLedgerSaysThatItWasDone() {
        assertEquals(new Next.Done(ENTRY), ERRAND.next(Optional.of(ENTRY), Optional.empty(), 5_000));
        assertInstanceOf(Next.Look.class, next(new Verdict.Taken(""), 500));
        assertInstanceOf(Next.Look.class, next(refused(Reason.NONCE_USED), 500), "who used it was us, or nobody");
    }

    @Test
    void onADoubtTheSameBytesAreSentAgainWhileTheVenueTakesThem() {
        assertInstanceOf(Next.Send.class, ERRAND.next(Optional.empty(), Optional.empty(), 1_000));
        assertInstanceOf(Next.Send.class, next(new Verdict.Unclear("502"), 500));
        assertInstanceOf(Next.Send.class, next(refused(Reason.GATED), 500));
        assertInstanceOf(Next.Look.class, next(refused(Reason.INSUFFICIENT), 500));
        assertInstanceOf(Next.Look.class, next(new Verdict.Unclear("502"), 1_001), "too late, and it may still show");
    }

    @Test
    void itIsUndoneOnlyWhenItCannotBeDoneAnyMore() {
        assertInstanceOf(Next.Look.class, next(refused(Reason.INSUFFICIENT), 1_100));
        assertInstanceOf(Next.Undone.class, next(refused(Reason.INSUFFICIENT), 1_101));
        assertInstanceOf(Next.Undone.class, ERRAND.next(Optional.empty(), Optional.empty(), 1_101));
        assertInstanceOf(Next.Unexplained.class, next(new Verdict.Taken(""), 1_101));
        assertInstanceOf(
                Next.Undone.class,
                new Errand(1_000, 100, false).next(Optional.empty(), Optional.of(new Verdict.Taken("")), 1_101),
                "in a pool is not done");
        assertThrows(IllegalArgumentException.class, () -> new Errand(1, -1, true));
    }

    private static Next next(Verdict last, long now) {
        return ERRAND.next(Optional.empty(), Optional.of(last), now);
    }

    private static Verdict refused(Reason reason) {
        return new Verdict.Refused(reason, "");
    }
}
