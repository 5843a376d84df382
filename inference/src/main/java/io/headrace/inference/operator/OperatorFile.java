package io.headrace.inference.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.decision.circumstance.Operator;
import io.headrace.decision.circumstance.OperatorState;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the operator said, one JSON line each, the last in force. A line that was cut short was never acknowledged:
/// the one before it stands, or, when there is none, the desk is halted, for somebody wanted something.
///
/// Written by the API, read by the loop: a word is in force from the next decision on.
public final class OperatorFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Operator UNREADABLE =
            new Operator(OperatorState.HALTED, 0, "the operator's first word was cut short");

    private final Path file;
    private Operator current;

    private OperatorFile(Path file, Operator current) {
        this.file = file;
        this.current = current;
    }

    /// Reads what was said before; the file comes into being with the first word.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-5023 when the file cannot be read
    public static OperatorFile open(Path file) {
        try {
            return new OperatorFile(
                    file, Files.exists(file) ? last(Files.readString(file, StandardCharsets.UTF_8)) : Operator.RUNNING);
        } catch (IOException e) {
            throw unusable(file, "cannot be read", e);
        }
    }

    /// What is in force.
    public synchronized Operator current() {
        return current;
    }

    /// Takes a word: on disk when this returns. The same state again changes nothing but the reason.
    ///
    /// @param nowNanos the desk's time
    /// @throws io.headrace.market.problem.ProblemException HR-5023 when it cannot be written
    public synchronized Operator say(OperatorState state, String reason, long nowNanos) {
        boolean goesOn = state == current.state()
                && !current.equals(Operator.RUNNING); // said before, not just taken for granted
        long since = goesOn ? current.sinceNanos() : nowNanos;
        Operator said = new Operator(state, since, reason);
        append(said);
        current = said;
        return said;
    }

    private static Operator last(String text) {
        Operator last = text.isEmpty() ? Operator.RUNNING : UNREADABLE;
        List<String> lines = text.lines().toList();
        for (int n = 0; n < lines.size(); n++) {
            boolean whole = n < lines.size() - 1 || text.endsWith("\n");
            last = whole ? read(lines.get(n)) : last;
        }
        return last;
    }

    private static Operator read(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            return new Operator(
                    OperatorState.valueOf(node.path("state").asText()),
                    node.path("sinceNanos").asLong(),
                    node.path("reason").asText());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return UNREADABLE;
        }
    }

    private void append(Operator said) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("state", said.state().name());
        fields.put("sinceNanos", said.sinceNanos());
        fields.put("reason", said.reason());
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes =
                    ByteBuffer.wrap((JSON.writeValueAsString(fields) + '\n').getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw unusable(file, "cannot be written", e);
        }
    }

    private static RuntimeException unusable(Path file, String what, IOException e) {
        return new Problem(
                        "HR-5023",
                        "the file of the operator's word " + what + ": " + IoReason.of(e),
                        file.toString(),
                        "Mend the file or the folder's rights",
                        ExitCode.INVALID)
                .toException(e);
    }
}
