package io.headrace.inference.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One page in a Chromium that stays open, asked by its DevTools protocol.
final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private int asked;

    /// The browser of this machine; empty without one.
    static Optional<Path> chromium() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// @param profile an empty folder
    static Browser open(Path chromium, Path profile, URI page) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        chromium.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "--window-size=1400,1800",
                        page.toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return new Browser(process, profile);
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private Browser(Process process, Path profile) throws IOException, InterruptedException {
        this.process = process;
        this.socket = http.newWebSocketBuilder()
                .buildAsync(page(profile.resolve("DevToolsActivePort")), new Ear())
                .join();
    }

    /// Where the page is asked, once the browser has written down its port.
    private URI page(Path port) throws IOException, InterruptedException {
        for (int i = 0; i < 300; i++) {
            Thread.sleep(100);
            if (!Files.exists(port) || Files.readAllLines(port).isEmpty()) {
                continue;
            }
            URI list = URI.create("http://127.0.0.1:" + Files.readAllLines(port).getFirst() + "/json");
            String told = http.send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            for (JsonNode each : JSON.readTree(told)) {
                if (each.path("type").asText().equals("page")) {
                    return URI.create(each.path("webSocketDebuggerUrl").asText());
                }
            }
        }
        throw new IllegalStateException("Chromium did not open the page");
    }

    /// What an expression comes to in the page.
    JsonNode evaluate(String expression) throws IOException, InterruptedException {
        var arguments = JSON.createObjectNode().put("expression", expression).put("returnByValue", true);
        return ask("Runtime.evaluate", arguments).at("/result/result/value");
    }

    void screenshot(Path file) throws IOException, InterruptedException {
        String image = ask("Page.captureScreenshot", JSON.createObjectNode())
                .at("/result/data")
                .asText();
        Files.write(file, Base64.getDecoder().decode(image));
    }

    private JsonNode ask(String method, JsonNode arguments) throws IOException, InterruptedException {
        int id = ++asked;
        var question = JSON.createObjectNode().put("id", id).put("method", method);
        question.set("params", arguments);
        socket.sendText(question.toString(), true).join();
        for (; ; ) {
            String answer = heard.poll(30, TimeUnit.SECONDS);
            if (answer == null) {
                throw new IllegalStateException("the page does not answer " + method);
            }
            JsonNode read = JSON.readTree(answer);
            if (read.path("id").asInt() == id) {
                return read;
            }
        }
    }

    /// Puts messages together that come in parts.
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                heard.add(parts.toString());
                parts.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
