package io.headrace.settlement.local;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One local chain: an anvil process on a free port. It dies with [#close], and when this Java dies
/// in whatever way: a shell between holds our pipe and kills it as the pipe closes.
final class AnvilProcess implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("Listening on ([0-9.:]+)");
    private static final String UNTIL_THE_PIPE_CLOSES =
            "\"$@\" </dev/null & child=$!; cat >/dev/null; kill -9 $child 2>/dev/null; wait $child 2>/dev/null";
    private final Process shell;
    private final URI uri;

    private AnvilProcess(Process shell, URI uri) {
        this.shell = shell;
        this.uri = uri;
    }

    /// @throws ProblemException HR-4171 when it does not start
    static AnvilProcess start(Path binary, long chainId) {
        List<String> command = List.of(
                "sh",
                "-c",
                UNTIL_THE_PIPE_CLOSES,
                "anvil",
                binary.toString(),
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--chain-id",
                Long.toString(chainId));
        try {
            Process shell =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new AnvilProcess(shell, listening(shell));
        } catch (IOException e) {
            throw failed(IoReason.of(e));
        }
    }

    /// Where anvil is: named, or first in a list of candidates.
    ///
    /// @throws ProblemException HR-4170 when it is nowhere
    static Path binary(Optional<String> named, List<Path> candidates) {
        return java.util.stream.Stream.concat(named.map(Path::of).stream(), candidates.stream())
                .filter(Files::isExecutable)
                .map(Path::toAbsolutePath)
                .findFirst()
                .orElseThrow(() -> new Problem(
                                "HR-4170",
                                "there is no local chain on this machine",
                                "anvil",
                                "Install Node, and './headrace demo --chain' brings it; or name it with ANVIL_BIN",
                                ExitCode.NOT_FOUND)
                        .toException());
    }

    URI uri() {
        return uri;
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
            said.append(line).append(' ');
        }
        throw failed(said.toString());
    }

    /// A full pipe would stop the chain. Reading one holds a virtual thread's carrier: two chains on two processors
    /// would leave none.
    private static void drain(BufferedReader output) {
        Thread.ofPlatform().daemon().start(() -> {
            try (output) {
                output.transferTo(Writer.nullWriter());
            } catch (IOException gone) {
                return; // so is the chain
            }
        });
    }

    private static ProblemException failed(String why) {
        return new Problem(
                        "HR-4171",
                        "the local chain does not start: " + why,
                        "anvil",
                        "Run it by hand to see more",
                        ExitCode.UNREACHABLE)
                .toException();
    }

    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
            if (!shell.waitFor(10, TimeUnit.SECONDS)) {
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
