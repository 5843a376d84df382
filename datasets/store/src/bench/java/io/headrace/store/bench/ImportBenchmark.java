package io.headrace.store.bench;

import io.headrace.store.check.CheckGate;
import io.headrace.store.dataset.DatasetAppender;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.dataset.DatasetReader;
import io.headrace.store.dataset.EventCursor;
import io.headrace.store.dataset.EventFilter;
import io.headrace.store.dataset.Pace;
import io.headrace.store.intake.Intake;
import io.headrace.store.intake.IntakePlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Imports one file with all checks, and lets DuckDB read the same file into Parquet, in turn.
///
/// Arguments: `compare FOLDER ROWS ROUNDS`, or `import FOLDER ROWS` for one import alone, to look at its memory.
final class ImportBenchmark {
    private final Path folder;
    private final Path csv;
    private final long rows;

    private ImportBenchmark(Path folder, long rows) throws Exception {
        this.folder = folder;
        this.rows = rows;
        this.csv = folder.resolve("BTCUSDT-aggTrades-2024-08-08.csv");
        Path made = folder.resolve("rows-" + rows);
        if (!Files.exists(made)) {
            AggTradesFile.write(csv, rows);
            Files.createFile(made);
        }
    }

    public static void main(String[] args) throws Exception {
        ImportBenchmark bench = new ImportBenchmark(Files.createDirectories(Path.of(args[1])), Long.parseLong(args[2]));
        System.out.printf(Locale.ROOT, "%,d rows, %,d bytes%n", bench.rows, Files.size(bench.csv));
        if (args[0].equals("compare")) {
            bench.compare(Integer.parseInt(args[3]));
        } else {
            bench.tell("headrace", new double[] {bench.headrace()});
            Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM"))
                    .forEach(System.out::println);
        }
    }

    private void compare(int rounds) throws Exception {
        double[] ours = new double[rounds];
        double[] theirs = new double[rounds];
        double[] reading = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            theirs[round] = duckDb();
            ours[round] = headrace();
            reading[round] = read();
        }
        tell("duckdb read_csv to parquet", theirs);
        tell("headrace import, checked", ours);
        tell("headrace read back, verified", reading);
        System.out.printf(
                Locale.ROOT, "headrace at %.2f of duckdb's speed (medians)%n", median(theirs) / median(ours));
    }

    private double duckDb() throws Exception {
        Path out = folder.resolve("duckdb.parquet");
        Files.deleteIfExists(out);
        long start = System.nanoTime();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("COPY (SELECT * FROM read_csv('" + csv + "')) TO '" + out
                    + "' (FORMAT parquet, COMPRESSION zstd)");
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private double headrace() {
        DatasetHeader header = new DatasetHeader("bench", "CC0-1.0", "generated");
        long start = System.nanoTime();
        new Intake(folder.resolve("set"), header, DatasetAppender.Mode.REPLACE, CheckGate.ERRORS, Pace.USUAL)
                .run(IntakePlan.of(List.of(csv), null), (task, done, total) -> {});
        return (System.nanoTime() - start) / 1e9;
    }

    private double read() {
        long start = System.nanoTime();
        long found = 0;
        try (DatasetReader reader = DatasetReader.open(folder.resolve("set"));
                EventCursor cursor = reader.cursor(EventFilter.ALL)) {
            while (cursor.hasNext()) {
                cursor.next();
                found++;
            }
        }
        if (found != rows) {
            throw new IllegalStateException("read " + found + " of " + rows);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private void tell(String who, double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%-30s min %.2f s, median %.2f s, max %.2f s; %.2f M rows/s%n",
                who,
                sorted[0],
                median(seconds),
                sorted[sorted.length - 1],
                rows / median(seconds) / 1e6);
    }

    private static double median(double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
