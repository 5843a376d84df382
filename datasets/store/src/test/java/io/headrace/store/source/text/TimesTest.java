package io.headrace.store.source.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimesTest {
    @Test
    void readsTheSameInstantAsTheStandardLibrary() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 100_000; round++) {
            long nanos = random.nextLong(4_102_444_800L) * 1_000_000_000 + random.nextLong(1_000_000_000);
            Instant instant = Instant.ofEpochSecond(0, nanos);
            assertEquals(nanos, nanos(instant.toString()));
            String local = LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
            if (local.length() >= 19) {
                assertEquals(nanos, nanos(local.replace('T', ' ')));
            }
        }
    }

    @Test
    void offsetsAndZonesAreApplied() {
        long noon = nanos("2024-08-08T12:00:00Z");
        for (String same : List.of(
                "2024-08-08 12:00:00",
                "2024-08-08 12:00:00 UTC",
                "2024-08-08T14:00:00+02:00",
                "2024-08-08 14:00:00.000 +02:00",
                "2024-08-08T13:00:00+01:00[Europe/London]",
                "2024-08-08T12:00:00.000000000")) {
            assertEquals(noon, nanos(same), same);
        }
    }

    @Test
    void whatIsNoTimeIsRefused() {
        for (String bad : List.of(
                "",
                "yesterday",
                "2024-08-08",
                "2024-08-08T12:00",
                "2024-02-30T00:00:00Z",
                "2023-02-29T00:00:00Z",
                "2024-13-01T00:00:00Z",
                "2024-01-01T24:00:00Z",
                "2024-01-01T00:60:00Z",
                "2024-01-01T00:00:60Z",
                "2024-01-01T00:00:00.Z",
                "2024-01-01T00:00:00.1234567891Z",
                "2024-01-01T00:00:00X",
                "1735689600000",
                "+1000000-01-01T00:00:00Z",
                "2024-01-01T00:00:00+25:00",
                "2024-01-01T00:00:00Z ")) {
            assertEquals(Times.NO_TIME, nanos(bad), bad);
        }
    }

    private static long nanos(String text) {
        return Times.instant(text.toCharArray(), 0, text.length());
    }
}
