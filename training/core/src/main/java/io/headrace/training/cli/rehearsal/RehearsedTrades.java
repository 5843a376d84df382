package io.headrace.training.cli.rehearsal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// A table in the shape of Binance's published aggTrades of a perpetual: one day, ordered by time.
final class RehearsedTrades {
    static final String NAME = "BTCUSDT-aggTrades-2024-08-08.csv";

    private static final long DAY_MILLIS = 86_400_000;
    private static final long START_MILLIS = 1_723_075_200_000L; // 2024-08-08

    private RehearsedTrades() {}

    static void write(Path file, int rows) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker\n");
            long tenths = 600_000;
            for (int row = 0; row < rows; row++) {
                tenths += random.nextInt(11) - 5;
                long millis = START_MILLIS + (long) ((double) row / rows * DAY_MILLIS);
                out.write((2_000_000_000L + row) + "," + tenths / 10 + "." + tenths % 10 + ","
                        + (1 + random.nextInt(5000)) / 1000.0 + "," + row + "," + row + "," + millis + ","
                        + random.nextBoolean() + "\n");
            }
        }
    }
}
