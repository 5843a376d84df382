package io.headrace.settlement.venue.aave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headrace.settlement.chain.read.Question;
import io.headrace.settlement.chain.read.Reading;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.rpc.RpcException;
import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class AaveReaderTest {
    /// A node that lies must not end the monitor's loop by arithmetic.
    @Test
    void aTokenOfAbsurdDecimalsIsAMalformedAnswer() {
        assertEquals(6, AaveReader.decimals(told(BigInteger.valueOf(6))));
        assertThrows(RpcException.class, () -> AaveReader.decimals(told(BigInteger.TWO.pow(255))));
        assertThrows(RpcException.class, () -> AaveReader.decimals(told(BigInteger.valueOf(37))));
    }

    private static Reading told(BigInteger number) {
        Question decimals = Question.of("0x" + "12".repeat(20), "decimals");
        return new Reading(new Node("liar", URI.create("http://127.0.0.1:1")), decimals, true, List.of(number));
    }
}
