package io.headrace.settlement.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headrace.settlement.chain.rpc.Block;
import io.headrace.settlement.route.Witnesses.Told;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What several operators say, put together.
class WitnessesTest {
    private static final Block BLOCK = new Block(9, "0xb9", "0xb8", 0, "0xroot", BigInteger.ONE);

    @Test
    void enoughMustSayTheSame() {
        assertEquals(Optional.of("yes"), agreed("yes", "no", "yes"));
        assertEquals(Optional.empty(), agreed("yes", "no", "perhaps"));
        assertEquals(Optional.empty(), agreed("yes"));
    }

    @Test
    void twoAgainstTwoIsNoQuorum() {
        assertEquals(Optional.empty(), agreed("yes", "no", "no", "yes"));
        assertEquals(Optional.empty(), agreed("yes", "yes", "yes", "no", "no"));
    }

    private static Optional<String> agreed(String... words) {
        List<Told<String>> told = Arrays.stream(words)
                .map(word -> new Told<>("somebody", BLOCK, word))
                .toList();
        return Witnesses.agreed(told, 2);
    }
}
