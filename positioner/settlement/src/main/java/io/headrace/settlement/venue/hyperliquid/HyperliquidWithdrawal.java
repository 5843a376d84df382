package io.headrace.settlement.venue.hyperliquid;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.vault.TypedData;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HexFormat;

/// One withdrawal, from which follow what is signed and what is sent. Sending it again with the
/// same time is the same withdrawal: the venue takes a time once.
///
/// @param network what is meant
/// @param destination who is paid on the bridge's chain
/// @param units base units of USDC (six decimals) that leave the account, its fee of a dollar among
///     them
/// @param timeMillis Unix milliseconds: its nonce, and its name in the venue's ledger
public record HyperliquidWithdrawal(Network network, String destination, long units, long timeMillis) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int DECIMALS = 6;
    private static final int SIGNATURE_BYTES = 65;
    private static final String[][] DOMAIN = {
        {"name", "string"}, {"version", "string"}, {"chainId", "uint256"}, {"verifyingContract", "address"}
    };
    private static final String[][] FIELDS = {
        {"hyperliquidChain", "string"}, {"destination", "string"}, {"amount", "string"}, {"time", "uint64"}
    };
    private static final String TYPE = "HyperliquidTransaction:Withdraw";

    /// The venue's own networks, with the chain that stands in what is signed.
    public enum Network {
        MAINNET("Mainnet", 0xa4b1),
        TESTNET("Testnet", 0x66eee);

        private final String title;
        private final long signatureChainId;

        Network(String title, long signatureChainId) {
            this.title = title;
            this.signatureChainId = signatureChainId;
        }
    }

    public HyperliquidWithdrawal {
        destination = Hex.address(destination);
        if (units <= 0 || timeMillis <= 0) {
            throw new IllegalArgumentException(
                    "a withdrawal needs a positive amount and time, was " + units + " at " + timeMillis);
        }
    }

    /// The EIP-712 digest, 32 bytes.
    public byte[] digest() {
        return TypedData.digest(typedData());
    }

    /// What a wallet would show.
    public String typedData() {
        ObjectNode data = JSON.createObjectNode();
        ObjectNode types = data.putObject("types");
        declare(types.putArray("EIP712Domain"), DOMAIN);
        declare(types.putArray(TYPE), FIELDS);
        data.put("primaryType", TYPE);
        data.putObject("domain")
                .put("name", "HyperliquidSignTransaction")
                .put("version", "1")
                .put("chainId", network.signatureChainId)
                .put("verifyingContract", "0x" + "0".repeat(40));
        data.putObject("message")
                .put("hyperliquidChain", network.title)
                .put("destination", destination)
                .put("amount", amount())
                .put("time", timeMillis);
        return data.toString();
    }

    /// The body of the request.
    ///
    /// @param signature of the digest: r, s and v, 65 bytes
    public String request(byte[] signature) {
        if (signature.length != SIGNATURE_BYTES) {
            throw new IllegalArgumentException("a signature has 65 bytes, had " + signature.length);
        }
        ObjectNode body = JSON.createObjectNode();
        body.putObject("action")
                .put("type", "withdraw3")
                .put("hyperliquidChain", network.title)
                .put("signatureChainId", Hex.of(network.signatureChainId))
                .put("destination", destination)
                .put("amount", amount())
                .put("time", timeMillis);
        body.put("nonce", timeMillis);
        HexFormat hex = HexFormat.of();
        body.putObject("signature")
                .put("r", "0x" + hex.formatHex(Arrays.copyOfRange(signature, 0, 32)))
                .put("s", "0x" + hex.formatHex(Arrays.copyOfRange(signature, 32, 64)))
                .put("v", signature[64]);
        return body.toString();
    }

    /// The amount as it is signed: no zeros at the end, no exponent.
    private String amount() {
        return BigDecimal.valueOf(units, DECIMALS).stripTrailingZeros().toPlainString();
    }

    private static void declare(ArrayNode fields, String[][] all) {
        for (String[] field : all) {
            fields.addObject().put("name", field[0]).put("type", field[1]);
        }
    }
}
