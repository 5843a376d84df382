package io.headrace.inference.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.headrace.inference.decide.DeskBoard;
import io.headrace.inference.feed.FakeClock;
import io.headrace.inference.operator.OperatorFile;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.tables.PostgresServer;
import io.headrace.settlement.tables.Store;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// A process that takes the operator's word over HTTP and stands still at a durable step of it, to be killed there. The
/// packaged service has no such step to stop at; the resource, its keys, its journal and its file are the service's.
final class StandingDoor implements AutoCloseable {
    private static final int SIGKILLED = 128 + 9;
    private static final String LISTENS = "listens on ";
    private static final String STANDS = "stands still";

    private final Process process;
    private final BufferedReader lines;
    private final int port;

    private StandingDoor(Process process, BufferedReader lines, int port) {
        this.process = process;
        this.lines = lines;
        this.port = port;
    }

    /// @param point where it stands still; empty for a process that goes on
    /// @param words the file of the operator's words
    /// @param place a file, or the address of a PostgreSQL database and a schema
    static StandingDoor open(String point, Path words, List<String> place) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                StandingDoor.class.getName(),
                point,
                words.toString()));
        command.addAll(place);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader lines = process.inputReader();
        String listens = heard(lines, LISTENS);
        return new StandingDoor(process, lines, Integer.parseInt(listens.substring(LISTENS.length())));
    }

    int port() {
        return port;
    }

    /// Returns once it stands still.
    void awaitStanding() throws IOException {
        heard(lines, STANDS);
    }

    private static String heard(BufferedReader lines, String wanted) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith(wanted)) {
                return line;
            }
        }
        throw new AssertionError("it never said '" + wanted + "', but " + said);
    }

    /// By SIGKILL.
    @Override
    public void close() throws InterruptedException {
        assertTrue(process.isAlive(), "it ended by itself");
        assertEquals(SIGKILLED, process.destroyForcibly().waitFor());
    }

    /// @param args as [#open] has them
    public static void main(String[] args) throws IOException {
        CommitProbe standing = reached -> {
            if (reached.equals(args[0])) {
                System.out.println(STANDS);
                while (true) {
                    LockSupport.park();
                }
            }
        };
        Store store = args.length == 3 ? new Store.File(Path.of(args[2])) : PostgresServer.schema(args[2], args[3]);
        DeskBoard board = new DeskBoard(new FakeClock());
        board.show(Optional.of(Journal.open(store, standing)));
        board.show(OperatorFile.open(Path.of(args[1])));
        List<String> keys = new ArrayList<>();
        ObjectMapper json = new ObjectMapper().findAndRegisterModules();
        OperatorResource operator = new OperatorResource(board, new Once(board, json, Headers.with(keys)));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(OperatorResource.PATH, exchange -> {
            keys.clear(); // one call after the other
            keys.addAll(exchange.getRequestHeaders().getOrDefault(Once.KEY, List.of()));
            answer(exchange, json, said(operator, json.readValue(exchange.getRequestBody(), OperatorRequest.class)));
        });
        server.start();
        System.out.println(LISTENS + server.getAddress().getPort());
    }

    private static Response said(OperatorResource operator, OperatorRequest word) {
        try {
            return operator.say(word);
        } catch (RuntimeException e) {
            return ProblemMappers.of(e);
        }
    }

    private static void answer(HttpExchange exchange, ObjectMapper json, Response response) throws IOException {
        String body =
                response.getEntity() instanceof String text ? text : json.writeValueAsString(response.getEntity());
        Object replayed = response.getHeaders().getFirst(Once.REPLAYED);
        if (replayed != null) {
            exchange.getResponseHeaders().set(Once.REPLAYED, replayed.toString());
        }
        MediaType type = Objects.requireNonNullElse(response.getMediaType(), MediaType.APPLICATION_JSON_TYPE);
        exchange.getResponseHeaders().set(HttpHeaders.CONTENT_TYPE, type.toString());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(response.getStatus(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
