package io.headrace.settlement.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.tables.PostgresServer;
import io.headrace.settlement.tables.Store;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// A process that carries one keyed call out and stands still at a point of it, to be killed there.
final class KilledCall {
    private static final String THERE = "there";
    private static final int SIGKILLED = 128 + 9;

    private KilledCall() {}

    /// Starts the process and kills it where it stands.
    ///
    /// @param place as [#main] takes it
    static void at(String point, List<String> place) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                KilledCall.class.getName(),
                point));
        command.addAll(place);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        StringBuilder said = new StringBuilder();
        try (BufferedReader lines = process.inputReader()) {
            String line = "";
            while (line != null && !line.equals(THERE)) {
                line = lines.readLine();
                said.append(line).append('\n');
            }
            assertEquals(THERE, line, said::toString);
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertEquals(SIGKILLED, process.exitValue());
    }

    /// @param args the point, then a file, or the address of a PostgreSQL database and a schema
    public static void main(String[] args) {
        Store store = args.length == 2 ? new Store.File(Path.of(args[1])) : PostgresServer.schema(args[1], args[2]);
        CommitProbe standing = reached -> {
            if (reached.equals(args[0])) {
                System.out.println(THERE);
                while (true) {
                    LockSupport.park();
                }
            }
        };
        try (Journal journal = Journal.open(store, standing)) {
            journal.calls().reserve(KeyedCallsTest.CALL, "body", KeyedCallsTest.NOW);
            journal.calls().answer(KeyedCallsTest.CALL, KeyedCallsTest.TAKEN);
        }
    }
}
