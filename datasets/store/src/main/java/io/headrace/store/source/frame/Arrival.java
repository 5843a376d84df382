package io.headrace.store.source.frame;

import io.headrace.store.source.BadRecord;
import io.headrace.store.source.Frame;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceOutput;
import java.util.Arrays;
import java.util.Locale;

/// When the messages of one connection were known: the latest of the receipt, the venue's stamp, and
/// every message that came before on the same connection. So a receiving clock that runs behind the
/// venue's cannot let the desk know the future, and an unstamped message is not known before a stamped
/// one it followed.
///
/// Where no receipt is known (documents, archives) a message is known at its own stamp.
public final class Arrival {
    /// A stamp further ahead of its receipt is no clock's fault, and is refused.
    private static final long MOST_AHEAD_NANOS = 3_600_000_000_000L;
    /// The clock-skew tolerance: captures of real desks were up to 1.3 s behind, and a clock kept by NTP is
    /// never 5 s wrong. One stamp can lift the known time by no more than this.
    private static final long MOST_BELIEVED_NANOS = 5_000_000_000L;
    /// A median lead of the venue's clock above this is noted: nearer clocks are as good as one gets.
    private static final long TOLERATED_NANOS = 100_000_000L;
    private static final int MOST_SAMPLES = 4096;

    private final SourceOutput output;
    private final long[] leads = new long[MOST_SAMPLES];
    private int samples;
    private int stride = 1;
    private long stamped;
    private long latest = Frame.UNKNOWN;

    public Arrival(SourceOutput output) {
        this.output = output;
    }

    /// The times of a message. A stamp too far ahead of the receipt is not believed: what it tells happened
    /// when it was received, and nothing that follows is known later for its sake.
    ///
    /// @param eventNanos when the venue says it happened
    /// @param sentNanos when the venue says it sent the message; the same where it has one stamp
    /// @throws BadRecord when a stamp is more than an hour ahead of the receipt
    public Moment at(long receivedNanos, long eventNanos, long sentNanos) {
        long stampNanos = Math.max(eventNanos, sentNanos);
        if (receivedNanos == Frame.UNKNOWN) {
            return new Moment(eventNanos, stampNanos);
        }
        long lead = stampNanos - receivedNanos;
        if (lead > MOST_AHEAD_NANOS) {
            throw new BadRecord("time", 0, "the venue's stamp is " + lead / 1_000_000_000L + " s ahead of the receipt");
        }
        sample(lead);
        if (lead > MOST_BELIEVED_NANOS) {
            output.note(Oddity.CLOCK_SKEW, "a stamp more than 5 s ahead of its receipt is not believed");
            latest = Math.max(latest, receivedNanos);
        } else {
            latest = Math.max(latest, Math.max(receivedNanos, stampNanos));
        }
        return new Moment(Math.min(eventNanos, latest), latest);
    }

    /// When a message without a stamp was known; [Frame#UNKNOWN] where nothing says it.
    public long known(long receivedNanos) {
        if (receivedNanos == Frame.UNKNOWN) {
            return Frame.UNKNOWN;
        }
        latest = Math.max(latest, receivedNanos);
        return latest;
    }

    /// The latest time known, or [Frame#UNKNOWN] before the first message with a receipt.
    public long latest() {
        return latest;
    }

    /// Notes a receiving clock that was behind.
    public void end() {
        if (samples == 0) {
            return;
        }
        long[] sorted = Arrays.copyOf(leads, samples);
        Arrays.sort(sorted);
        long median = sorted[samples / 2];
        if (median > TOLERATED_NANOS) {
            output.note(
                    Oddity.CLOCK_SKEW,
                    String.format(
                            Locale.ROOT,
                            "the receiving clock is behind the venue's by %.3f s (median of %d messages): do not take"
                                    + " latencies from it",
                            median / 1e9,
                            stamped));
        }
    }

    /// Every stride-th lead; when the room is full every second is dropped and the stride doubles.
    private void sample(long lead) {
        if (stamped++ % stride != 0) {
            return;
        }
        if (samples == MOST_SAMPLES) {
            for (int kept = 0; kept < MOST_SAMPLES / 2; kept++) {
                leads[kept] = leads[2 * kept];
            }
            samples = MOST_SAMPLES / 2;
            stride *= 2;
        }
        leads[samples++] = lead;
    }
}
