package io.headrace.store.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// A file in the shape of Binance's published aggTrades of a perpetual: one day, ordered by time.
final class AggTradesFile {
    private static final long DAY_MILLIS = 86_400_000;
    private static final long START_MILLIS = 1_723_075_200_000L; // 2024-08-08

    private AggTradesFile() {}

    static void write(Path file, long rows) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker\n");
            long trade = 5_000_000_000L;
            long tenths = 600_000;
            StringBuilder row = new StringBuilder();
            for (long at = 0; at < rows; at++) {
                tenths += random.nextInt(11) - 5;
                int trades = 1 + random.nextInt(3);
                int thousandths = 1 + random.nextInt(5000);
                row.setLength(0);
                row.append(2_000_000_000L + at).append(',');
                row.append(tenths / 10).append('.').append(tenths % 10).append(',');
                row.append(thousandths / 1000.0).append(',');
                row.append(trade).append(',').append(trade + trades - 1).append(',');
                row.append(START_MILLIS + (long) ((double) at / rows * DAY_MILLIS)).append(',');
                row.append(random.nextBoolean()).append('\n');
                out.append(row);
                trade += trades;
            }
        }
    }
}
