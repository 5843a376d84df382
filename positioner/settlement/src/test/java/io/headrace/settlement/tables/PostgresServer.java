package io.headrace.settlement.tables;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A private PostgreSQL server on a free port, with its own files and the durability it has by default.
///
/// @param folder what it keeps; gone when it is closed
public record PostgresServer(Path bin, Path folder, int port) implements AutoCloseable {
    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

    /// Starts one, or skips the test where PostgreSQL is not at hand.
    public static PostgresServer start() {
        Path bin = newest().orElseGet(
                        () -> abort("skipped: no PostgreSQL; install the package postgresql to run this test"));
        try {
            Path folder = Files.createTempDirectory("headrace-postgres");
            PostgresServer server = new PostgresServer(bin, folder, freePort());
            server.begin();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /// A schema of its own.
    public Store.Server schema(String name) {
        return schema(url(), name);
    }

    /// A schema of a server that was started so.
    public static Store.Server schema(String url, String name) {
        return new Store.Server(url, "postgres", "", name);
    }

    /// Ends every connection that anybody has to it.
    public void cut() {
        try (Connection hand = DriverManager.getConnection(url(), "postgres", "");
                Statement statement = hand.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void begin() throws IOException {
        if (isRoot()) {
            run(List.of("chown", "postgres", folder.toString()));
        }
        Path data = folder.resolve("data");
        run(as(bin.resolve("initdb").toString(), "-D", data.toString(), "-A", "trust", "-U", "postgres"));
        String options = "-p " + port + " -k " + folder + " -c listen_addresses=127.0.0.1";
        run(as(
                control(),
                "-D",
                data.toString(),
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                options,
                "start"));
    }

    private String control() {
        return bin.resolve("pg_ctl").toString();
    }

    @Override
    public void close() {
        try {
            run(as(control(), "-D", folder.resolve("data").toString(), "-m", "immediate", "-w", "stop"));
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The server refuses to run as root.
    private static List<String> as(String... command) {
        List<String> all = new ArrayList<>(isRoot() ? List.of("runuser", "-u", "postgres", "--") : List.of());
        all.addAll(List.of(command));
        return all;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static void run(List<String> command) throws IOException {
        Path said = Files.createTempFile("headrace-postgres", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " failed: " + Files.readString(said));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(command + " was interrupted", e);
        } finally {
            Files.deleteIfExists(said);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Optional<Path> newest() {
        if (!Files.isDirectory(VERSIONS)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
