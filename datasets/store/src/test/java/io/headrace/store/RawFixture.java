package io.headrace.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;

/// A small valid raw folder for tests: two venues, two coins, some hours.
public final class RawFixture {
    public static final String CANDLES_HEADER = "timestamp,venue,coin,open,high,low,close,volume\n";
    public static final String FUNDING_HEADER = "timestamp,venue,coin,funding_rate\n";
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    private RawFixture() {}

    public static Path writeTo(Path folder, int hours) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("candles_1h.csv"), candles(hours));
        Files.writeString(folder.resolve("funding.csv"), funding(hours));
        return folder;
    }

    public static String candles(int hours) {
        StringBuilder text = new StringBuilder(CANDLES_HEADER);
        for (int hour = 0; hour < hours; hour++) {
            for (String venue : new String[] {"alpha", "bravo"}) {
                text.append(stamp(hour)).append(',').append(venue).append(",BTC,");
                double open = 100 + hour;
                text.append(open).append(',').append(open + 2).append(',').append(open - 2);
                text.append(',').append(open + 1).append(",12.5\n");
            }
        }
        return text.toString();
    }

    public static String funding(int hours) {
        StringBuilder text = new StringBuilder(FUNDING_HEADER);
        for (int hour = 0; hour < hours; hour++) {
            text.append(stamp(hour))
                    .append(",alpha,BTC,")
                    .append(1e-5 * (hour % 5 - 2))
                    .append('\n');
        }
        return text.toString();
    }

    public static String stamp(int hour) {
        return START.plusSeconds(3600L * hour).toString();
    }

    public static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
            zipped.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
