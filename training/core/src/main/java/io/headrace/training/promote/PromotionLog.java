package io.headrace.training.promote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Every change of the champion, one JSON line each, written to disk before the change is made. Each line holds
/// the SHA-256 of the one before, so that none can be changed or taken out without it showing; only lines at the
/// very end can go missing unseen.
///
/// @param file made with the first entry
public record PromotionLog(Path file) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOTHING = "";

    /// One change.
    ///
    /// @param atNanos wall-clock time
    /// @param action `promote`, `force` or `rollback`
    /// @param model put in charge
    /// @param before in charge until then; empty when none was
    /// @param reason a person's words; empty when none were asked for
    /// @param gates as they were left; none for a rollback
    public record Entry(long atNanos, String action, String model, String before, String reason, List<Gate> gates) {
        public Entry {
            gates = List.copyOf(gates);
        }
    }

    /// Adds an entry; it is on disk when this returns.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-9052 when it cannot be written or the log was
    ///     changed; the log is then as before
    public void append(Entry entry) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (FileChannel channel = FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    FileLock ignored = channel.lock()) {
                append(channel, entry);
            }
        } catch (IOException e) {
            throw new Problem(
                            "HR-9052",
                            "the promotion could not be written to its log, so it is not made: " + IoReason.of(e),
                            file.toString(),
                            "Check that the file may be written to and the disk has space",
                            ExitCode.INVALID)
                    .toException(e);
        }
    }

    private void append(FileChannel channel, Entry entry) throws IOException {
        List<String> lines = lines();
        requireChained(lines);
        long end = 0;
        for (String line : lines) {
            end += line.getBytes(StandardCharsets.UTF_8).length + 1L;
        }
        channel.truncate(end); // what a crash left of a line that was never acknowledged
        String previous = lines.isEmpty() ? NOTHING : sha256(lines.getLast());
        byte[] line = (JSON.writeValueAsString(json(entry, lines.size() + 1, previous)) + '\n')
                .getBytes(StandardCharsets.UTF_8);
        try {
            ByteBuffer rest = ByteBuffer.wrap(line);
            channel.position(end);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        } catch (IOException e) {
            channel.truncate(end);
            throw e;
        }
    }

    /// All entries in order, after following the chain.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-9052 when the log cannot be read or was changed
    public List<Entry> entries() {
        try {
            List<String> lines = lines();
            requireChained(lines);
            List<Entry> entries = new ArrayList<>();
            for (String line : lines) {
                entries.add(entry(JSON.readTree(line)));
            }
            return entries;
        } catch (IOException | IllegalArgumentException e) {
            throw changed(0);
        }
    }

    /// Whole lines only.
    private List<String> lines() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = Files.readString(file);
        int end = text.lastIndexOf('\n') + 1;
        return text.substring(0, end).lines().toList();
    }

    private void requireChained(List<String> lines) throws IOException {
        String previous = NOTHING;
        for (int i = 0; i < lines.size(); i++) {
            JsonNode line = JSON.readTree(lines.get(i));
            if (line.path("number").asInt(0) != i + 1
                    || !line.path("previous").asText("?").equals(previous)) {
                throw changed(i + 1);
            }
            previous = sha256(lines.get(i));
        }
    }

    private RuntimeException changed(int line) {
        return new Problem(
                        "HR-9052",
                        "the promotion log was changed" + (line > 0 ? " at or before line " + line : ""),
                        file.toString(),
                        "Put the log back from a copy, or set it aside to begin a new one",
                        ExitCode.INTEGRITY)
                .toException();
    }

    private static ObjectNode json(Entry entry, int number, String previous) {
        ObjectNode line = JSON.createObjectNode().put("number", number);
        line.put("at", Instant.ofEpochSecond(0, entry.atNanos()).toString())
                .put("action", entry.action())
                .put("model", entry.model())
                .put("before", entry.before())
                .put("reason", entry.reason());
        ArrayNode gates = line.putArray("gates");
        for (Gate gate : entry.gates()) {
            gates.addObject()
                    .put("name", gate.name())
                    .put("verdict", gate.verdict().name())
                    .put("reason", gate.reason());
        }
        return line.put("previous", previous);
    }

    private static Entry entry(JsonNode line) {
        List<Gate> gates = new ArrayList<>();
        for (JsonNode gate : line.path("gates")) {
            gates.add(new Gate(
                    gate.path("name").asText(),
                    Gate.Verdict.valueOf(gate.path("verdict").asText()),
                    gate.path("reason").asText()));
        }
        Instant at = Instant.parse(line.path("at").asText("1970-01-01T00:00:00Z"));
        return new Entry(
                at.getEpochSecond() * 1_000_000_000L + at.getNano(),
                line.path("action").asText(),
                line.path("model").asText(),
                line.path("before").asText(),
                line.path("reason").asText(),
                gates);
    }

    private static String sha256(String line) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
