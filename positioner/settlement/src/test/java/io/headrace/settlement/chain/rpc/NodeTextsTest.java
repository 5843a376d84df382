package io.headrace.settlement.chain.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The same fault in the words of each vendor.
class NodeTextsTest {
    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        anvil      | -32003 | transaction already imported                                     | ALREADY_KNOWN
        geth       | -32000 | already known                                                    | ALREADY_KNOWN
        nethermind | -32010 | AlreadyKnown                                                     | ALREADY_KNOWN
        besu       | -32000 | Known transaction                                                | ALREADY_KNOWN
        anvil      | -32003 | nonce too low                                                    | NONCE_TOO_LOW
        geth       | -32000 | nonce too low: next nonce 12, tx nonce 3                         | NONCE_TOO_LOW
        nethermind | -32010 | OldNonce, Current nonce: 12, nonce of rejected tx: 3             | NONCE_TOO_LOW
        besu       | -32001 | Nonce too low                                                    | NONCE_TOO_LOW
        geth       | -32000 | nonce too high: address 0x00, tx: 9 state: 3                     | NONCE_TOO_HIGH
        nethermind | -32010 | NonceGap, Future nonce. Expected nonce: 3                        | NONCE_TOO_HIGH
        geth       | -32000 | replacement transaction underpriced                              | UNDERPRICED
        geth       | -32000 | transaction underpriced: tip needed 1, tip permitted 0           | UNDERPRICED
        erigon     | -32000 | could not replace existing tx                                    | UNDERPRICED
        nethermind | -32010 | ReplacementNotAllowed, Replacement not allowed                   | UNDERPRICED
        nethermind | -32010 | FeeTooLow, MaxFeePerGas too low                                  | UNDERPRICED
        anvil      | -32003 | max fee per gas less than block base fee                         | UNDERPRICED
        geth       | -32000 | insufficient funds for gas * price + value: balance 0            | INSUFFICIENT_FUNDS
        anvil      | -32003 | Insufficient funds for gas * price + value                       | INSUFFICIENT_FUNDS
        nethermind | -32010 | InsufficientFunds, Account balance: 0                            | INSUFFICIENT_FUNDS
        besu       | -32004 | Upfront cost exceeds account balance                             | INSUFFICIENT_FUNDS
        geth       | -32000 | invalid sender                                                   | INVALID
        anvil      | -32003 | invalid chain id for signer                                      | INVALID
        geth       | -32000 | intrinsic gas too low: gas 1, minimum needed 21000               | INVALID
        nethermind | -32010 | GasLimitExceeded, Gas limit: 1, gas limit of rejected tx: 2      | INVALID
        reth       | -32000 | unknown transaction type                                         | INVALID
        geth       | 3      | execution reverted: no                                           | REVERTED
        besu       | 3      | something                                                        | REVERTED
        provider   | -32005 | daily request count exceeded                                     | RATE_LIMITED
        geth       | -32601 | the method eth_x does not exist/is not available                 | UNSUPPORTED
        anyone     | -32000 | a text nobody ever saw                                           | OTHER
        """)
    void eachVendorsWordsAreOneFault(String vendor, int code, String words, RpcFault fault) {
        assertEquals(fault, NodeTexts.classify(code, words), vendor);
    }
}
