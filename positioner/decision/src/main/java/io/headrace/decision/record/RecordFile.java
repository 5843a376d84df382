package io.headrace.decision.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.market.problem.IoReason;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Records in a file of lines: the head, then one line a decision,
/// `{"decision":...,"evidence":...}`, each as
/// the codecs wrote it.
public final class RecordFile implements Records {
    static final String SCHEMA = "headrace/records/v1";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final byte[] BEFORE_DECISION = "{\"decision\":".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BEFORE_EVIDENCE = ",\"evidence\":".getBytes(StandardCharsets.UTF_8);

    private final Path file;
    private final RecordHead head;

    private RecordFile(Path file, RecordHead head) {
        this.file = file;
        this.head = head;
    }

    /// Opens a file of records to read.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-3103 to HR-3105 when it is not there or not such a
    ///     file
    public static RecordFile open(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return new RecordFile(file, head(line(in), file));
        } catch (NoSuchFileException e) {
            throw RecordFault.MISSING.problem("there is no file of records", file.toString(), e);
        } catch (IOException e) {
            throw unreadable(file, IoReason.of(e), e);
        }
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public RecordHead head() {
        return head;
    }

    @Override
    public void forEach(Consumer<StoredRecord> each) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            line(in);
            int number = 2;
            for (byte[] line = line(in); line.length > 0; line = line(in)) {
                each.accept(stored(line, "line " + number));
                number++;
            }
        } catch (IOException e) {
            throw unreadable(file, IoReason.of(e), e);
        }
    }

    /// A line that is not what was written is handed on as it is: who follows the chain names it.
    private static StoredRecord stored(byte[] line, String where) {
        try {
            Map<String, byte[]> members = RawJson.members(line);
            byte[] decision = members.get("decision");
            Optional<byte[]> evidence = Optional.ofNullable(members.get("evidence"));
            int written = BEFORE_DECISION.length
                    + 1
                    + (decision == null ? 0 : decision.length)
                    + evidence.map(bytes -> BEFORE_EVIDENCE.length + bytes.length)
                            .orElse(0);
            return decision != null && written == line.length
                    ? new StoredRecord(where, Optional.empty(), decision, evidence)
                    : new StoredRecord(where, Optional.empty(), line, Optional.empty());
        } catch (IllegalArgumentException e) {
            return new StoredRecord(where, Optional.empty(), line, Optional.empty());
        }
    }

    private static RecordHead head(byte[] line, Path file) throws IOException {
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (IOException e) {
            throw unreadable(file, "its first line is not JSON", e);
        }
        String schema = node == null ? "" : node.path("schema").asText();
        if (!schema.equals(SCHEMA)) {
            boolean later = schema.startsWith("headrace/records/");
            throw later
                    ? RecordFault.NEWER.problem(
                            "the records are of schema " + schema + ", this version reads " + SCHEMA, file.toString())
                    : RecordFault.NOT_A_FILE.problem("the file does not begin as records do", file.toString());
        }
        Optional<String> settings = Optional.of(node.path("settings").asText());
        DeskSettings desk = DeskSettings.parse(file + " (settings)", settings.get());
        return new RecordHead(
                settings,
                RecordHead.before(line, FeatureCatalog.of(desk.portfolio()).schema()),
                node.path("withoutEnd").asBoolean());
    }

    /// The next line without its end; empty at the end of the file.
    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 13);
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toByteArray();
    }

    private static RuntimeException unreadable(Path file, String why, IOException cause) {
        return RecordFault.NOT_A_FILE.problem("the records cannot be read: " + why, file.toString(), cause);
    }

    /// Begins a file; it appears whole when the writer is closed.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-3106 when it cannot be written
    public static Writer create(Path file, RecordHead head) {
        return new Writer(file, head);
    }

    /// Writes records one after another.
    public static final class Writer implements Closeable {
        private final Path file;
        private final Path fresh;
        private final OutputStream out;

        private Writer(Path file, RecordHead head) {
            this.file = file;
            this.fresh = file.resolveSibling("." + file.getFileName() + ".tmp");
            try {
                out = new BufferedOutputStream(Files.newOutputStream(fresh), 1 << 16);
                String before = new String(head.beforeBytes(), StandardCharsets.UTF_8);
                String start = CanonicalJson.object(json -> json.field("schema", SCHEMA)
                        .field("settings", head.settings().orElse(""))
                        .field("withoutEnd", head.withoutEnd()));
                write((start.substring(0, start.length() - 1) + ',' + before.substring(1))
                        .getBytes(StandardCharsets.UTF_8));
                write("\n".getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw unwritable(file, e);
            }
        }

        public void add(Decision decision, Evidence evidence) {
            try {
                write(BEFORE_DECISION);
                write(DecisionCodec.encode(decision));
                write(BEFORE_EVIDENCE);
                write(EvidenceCodec.encode(evidence));
                write("}\n".getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw unwritable(file, e);
            }
        }

        private void write(byte[] bytes) throws IOException {
            out.write(bytes);
        }

        @Override
        public void close() {
            try {
                out.close();
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw unwritable(file, e);
            }
        }

        private static RuntimeException unwritable(Path file, IOException e) {
            return RecordFault.UNWRITABLE.problem(
                    "the records could not be written: " + IoReason.of(e), file.toString(), e);
        }
    }
}
