package io.headrace.settlement.chain.vault;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The EIP-712 digest of an order, byte for byte that of the contract's `digestOf`. The typed data is what a
/// hardware signer would show.
public final class OrderDigest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String[][] DOMAIN = {
        {"name", "string"}, {"version", "string"}, {"chainId", "uint256"}, {"verifyingContract", "address"}
    };
    private static final String[][] ORDER = {
        {"id", "bytes32"},
        {"epoch", "uint256"},
        {"asset", "address"},
        {"amount", "uint256"},
        {"destination", "address"},
        {"data", "bytes"},
        {"received", "address"},
        {"minReceived", "uint256"},
        {"deadline", "uint256"},
        {"expectations", "Expectation[]"}
    };
    private static final String[][] EXPECTATION = {
        {"target", "address"}, {"call", "bytes"}, {"low", "uint256"}, {"high", "uint256"}
    };

    private OrderDigest() {}

    /// 32 bytes.
    public static byte[] of(VaultOrder order, VaultId vault) {
        return TypedData.digest(typedData(order, vault));
    }

    /// The JSON of `eth_signTypedData_v4`.
    public static String typedData(VaultOrder order, VaultId vault) {
        ObjectNode data = JSON.createObjectNode();
        ObjectNode types = data.putObject("types");
        declare(types.putArray("EIP712Domain"), DOMAIN);
        declare(types.putArray("Order"), ORDER);
        declare(types.putArray("Expectation"), EXPECTATION);
        data.put("primaryType", "Order");
        data.putObject("domain")
                .put("name", "Headrace Vault")
                .put("version", "1")
                .put("chainId", vault.chainId())
                .put("verifyingContract", vault.address());
        message(data.putObject("message"), order);
        return data.toString();
    }

    private static void message(ObjectNode message, VaultOrder order) {
        message.put("id", order.id())
                .put("epoch", order.epoch().toString())
                .put("asset", order.asset())
                .put("amount", order.amount().toString())
                .put("destination", order.destination())
                .put("data", order.data())
                .put("received", order.received())
                .put("minReceived", order.minReceived().toString())
                .put("deadline", Long.toString(order.deadline()));
        ArrayNode expectations = message.putArray("expectations");
        for (Expectation expectation : order.expectations()) {
            expectations
                    .addObject()
                    .put("target", expectation.target())
                    .put("call", expectation.call())
                    .put("low", expectation.low().toString())
                    .put("high", expectation.high().toString());
        }
    }

    private static void declare(ArrayNode fields, String[][] all) {
        for (String[] field : all) {
            fields.addObject().put("name", field[0]).put("type", field[1]);
        }
    }
}
