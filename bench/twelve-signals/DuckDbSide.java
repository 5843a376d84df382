import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// DuckDB's side: runs a script of statements in an in-memory database.
///
/// Usage: `DuckDbSide SCRIPT FOLDER OUT THREADS [RUNS]`, THREADS 0 for DuckDB's own choice; prints for each run
/// the seconds from opening the database to the vectors written, the processor seconds, and the seconds it took to read the
/// files (the statements up to a line `-- read`).
final class DuckDbSide {
    static void main(String[] args) throws IOException, SQLException {
        String script = Files.readString(Path.of(args[0])).replace("$FOLDER", args[1]).replace("$OUT", args[2]);
        int runs = args.length > 4 ? Integer.parseInt(args[4]) : 1;
        for (int run = 0; run < runs; run++) {
            long cpu = cpu();
            long start = System.nanoTime();
            long read = start;
            try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = connection.createStatement()) {
                if (!args[3].equals("0")) {
                    statement.execute("SET threads = " + args[3]);
                }
                for (String part : script.split("\n-- read\n")) {
                    for (String sql : part.split(";\\s*\n")) {
                        if (!sql.isBlank()) {
                            statement.execute(sql);
                        }
                    }
                    read = read == start ? System.nanoTime() : read;
                }
            }
            long end = System.nanoTime();
            System.out.printf("%.3f %.3f %.3f%n", (end - start) / 1e9, (cpu() - cpu) / 1e9, (read - start) / 1e9);
        }
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
