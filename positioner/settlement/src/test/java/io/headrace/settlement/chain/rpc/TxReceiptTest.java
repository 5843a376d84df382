package io.headrace.settlement.chain.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a transaction cost its sender. A part that is not counted is "gas gone that no transaction of ours
/// burnt", and halts the sender.
class TxReceiptTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        a chain of its own      |                                                                                | 210000
        data on another chain   | ,"l1Fee":"0x7"                                                                 | 210007
        Isthmus                 | ,"l1Fee":"0x7","operatorFeeScalar":"0x2dc6c0","operatorFeeConstant":"0x5"      | 273012
        Isthmus rounds down     | ,"operatorFeeScalar":"0x1","operatorFeeConstant":"0x0"                         | 210000
        Jovian                  | ,"operatorFeeScalar":"0x3","operatorFeeConstant":"0x5","daFootprintGasScalar":"0x190" | 6510005
        Jovian without a fee    | ,"l1Fee":"0x7","daFootprintGasScalar":"0x190"                                  | 210007
        said to be nothing      | ,"l1Fee":null,"operatorFeeScalar":null,"operatorFeeConstant":null              | 210000
        """)
    void costsItsGasItsDataAndItsOperator(String chain, String more, BigInteger wei) throws JsonProcessingException {
        String word = "0x" + "ab".repeat(32);
        String json = "{'transactionHash':'%s','blockNumber':'0x1','blockHash':'%s','status':'0x1','gasUsed':'0x5208',"
                        .formatted(word, word)
                        .replace('\'', '"')
                + "\"effectiveGasPrice\":\"0xa\",\"logs\":[]"
                + (more == null ? "" : more)
                + '}';
        Answer answer =
                new Answer(new Node("op", URI.create("http://localhost")), "", new ObjectMapper().readTree(json));
        assertEquals(wei, TxReceipt.of(answer).feeWei(), chain);
    }
}
