package io.headrace.settlement.chain.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever a node answers, reading it ends in a typed value or in a typed failure with a short, printable
/// message: the kept answers, and many damaged ones made from them by a seed.
class RpcFuzzTest {
    private static final Path KEPT = Path.of("src/test/resources/io/headrace/settlement/chain/rpc/answers");
    private static final int DAMAGED_OF_EACH = 1_000;
    private static final Node NODE = new Node("fuzz", URI.create("http://localhost:1"));
    private static final List<Function<Answer, Object>> READERS = List.of(
            Answer::number,
            Answer::count,
            Answer::bytes,
            Answer::word,
            Answer::address,
            Answer::flag,
            Answer::text,
            Answer::list,
            Block::of,
            TxReceipt::of,
            Log::of);

    @Test
    void everyAnswerIsReadOrRefused() throws IOException {
        Random random = new Random(20261123);
        List<byte[]> kept = kept();
        for (byte[] answer : kept) {
            read(answer);
            for (int i = 0; i < DAMAGED_OF_EACH; i++) {
                read(damaged(answer, kept.get(random.nextInt(kept.size())), random));
            }
        }
    }

    private static List<byte[]> kept() throws IOException {
        try (Stream<Path> files = Files.list(KEPT)) {
            List<byte[]> kept = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                kept.add(Files.readAllBytes(file));
            }
            assertFalse(kept.isEmpty());
            return kept;
        }
    }

    /// A few bytes changed, and at times the tail of another answer.
    private static byte[] damaged(byte[] answer, byte[] other, Random random) {
        byte[] copy = answer.clone();
        for (int i = random.nextInt(4); i > 0 && copy.length > 0; i--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
        if (random.nextBoolean()) {
            return copy;
        }
        int head = random.nextInt(copy.length + 1);
        int tail = random.nextInt(other.length + 1);
        byte[] spliced = Arrays.copyOf(copy, head + other.length - tail);
        System.arraycopy(other, tail, spliced, head, other.length - tail);
        return spliced;
    }

    private static void read(byte[] input) {
        Answer answer;
        try {
            answer = new Answer(NODE, "fuzz", new RpcMessages(NODE).result(input));
        } catch (RpcException e) {
            judge(e);
            return;
        }
        for (Function<Answer, Object> reader : READERS) {
            try {
                assertNotNull(reader.apply(answer));
            } catch (RpcException e) {
                judge(e);
                assertEquals(RpcFault.MALFORMED, e.fault(), e::getMessage);
            }
        }
    }

    private static void judge(RpcException refusal) {
        String message = String.valueOf(refusal.getMessage());
        assertFalse(message.isBlank());
        assertTrue(message.length() < 500, () -> message.length() + " letters");
        assertTrue(message.chars().allMatch(c -> c == '…' || c >= ' ' && c < 0x7f), message);
    }
}
