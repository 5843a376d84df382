package io.headrace.settlement.chain;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One local chain: a process of its own on a free port. It dies with [#close], and when this Java dies in
/// whatever way: a shell between holds our pipe and kills it as the pipe closes.
public final class Anvil implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("Listening on ([0-9.:]+)");
    private static final String UNTIL_THE_PIPE_CLOSES =
            "\"$@\" </dev/null & child=$!; cat >/dev/null; kill -9 $child 2>/dev/null; wait $child 2>/dev/null";
    private final Process shell;
    private final URI uri;
    private final long chainId;

    private Anvil(Process shell, URI uri, long chainId) {
        this.shell = shell;
        this.uri = uri;
        this.chainId = chainId;
    }

    /// Starts a chain, or skips the test where anvil is not at hand.
    public static Anvil start(long chainId, String... options) {
        Path binary = binary().orElseGet(Anvil::skip);
        List<String> command = new ArrayList<>(List.of("sh", "-c", UNTIL_THE_PIPE_CLOSES, "anvil", binary.toString()));
        command.addAll(List.of("--host", "127.0.0.1", "--port", "0", "--chain-id", Long.toString(chainId)));
        command.addAll(Arrays.asList(options));
        try {
            Process shell =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new Anvil(shell, listening(shell), chainId);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri() {
        return uri;
    }

    public long chainId() {
        return chainId;
    }

    private static URI listening(Process shell) throws IOException {
        BufferedReader output = shell.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher matcher = LISTENING.matcher(line);
            if (matcher.find()) {
                drain(output);
                return URI.create("http://" + matcher.group(1));
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("anvil did not start: " + said);
    }

    /// A full pipe would stop the chain. Reading one holds a virtual thread's carrier: two chains on two processors
    /// would leave none.
    private static void drain(BufferedReader output) {
        Thread.ofPlatform().daemon().start(() -> {
            try (output) {
                output.transferTo(java.io.Writer.nullWriter());
            } catch (IOException e) {
                // it is gone
            }
        });
    }

    private static Optional<Path> binary() {
        String named = System.getenv("ANVIL_BIN");
        Stream<Path> candidates = Stream.concat(
                Stream.ofNullable(named).map(Path::of),
                Stream.concat(
                        Stream.of(Path.of("contracts/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil")),
                        Arrays.stream(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, "anvil"))));
        return candidates.filter(Files::isExecutable).map(Path::toAbsolutePath).findFirst();
    }

    private static Path skip() {
        return abort("skipped: no local chain; install Node and run `npm ci` in positioner/settlement/contracts,"
                + " or set ANVIL_BIN");
    }

    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
            if (!shell.waitFor(10, TimeUnit.SECONDS)) {
                shell.descendants().forEach(ProcessHandle::destroyForcibly);
                shell.destroyForcibly();
            }
        } catch (IOException e) {
            shell.destroyForcibly();
        } catch (InterruptedException e) {
            shell.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
