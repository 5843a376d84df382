package io.headrace.settlement.venue.exchange;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A venue on this machine that answers over HTTP, with kept answers or by a law of its own.
public final class LoopbackVenue implements AutoCloseable {
    private final HttpServer server;
    private final Function<Asked, Said> law;
    private final List<Asked> asked = new ArrayList<>();

    /// What was asked: method, path with its query, and body.
    public record Asked(String method, String path, String body) {
        public boolean isAsRecordedIn(String exchange) {
            try {
                return VenueAnswers.request(exchange).isAskedBy(method, URI.create(path), body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// What is said to it. Status 0 hangs up without a word.
    public record Said(int status, byte[] body) {
        public static Said answer(String name) {
            return new Said(200, VenueAnswers.answer(name));
        }

        public static Said of(int status, String body) {
            return new Said(status, body.getBytes(StandardCharsets.UTF_8));
        }
    }

    public LoopbackVenue(Function<Asked, Said> law) {
        this.law = law;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /// A venue that gives the recorded answer to each question that is asked as it was recorded.
    ///
    /// @param otherwise what it says to any other question
    public static LoopbackVenue replaying(List<String> exchanges, Function<Asked, Said> otherwise) {
        return new LoopbackVenue(asked -> exchanges.stream()
                .filter(asked::isAsRecordedIn)
                .findFirst()
                .map(Said::answer)
                .orElseGet(() -> otherwise.apply(asked)));
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    public synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        Asked question = new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        asked.add(question);
        Said said = law.apply(question);
        if (said.status() != 0) {
            exchange.sendResponseHeaders(said.status(), said.body().length == 0 ? -1 : said.body().length);
            exchange.getResponseBody().write(said.body());
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
