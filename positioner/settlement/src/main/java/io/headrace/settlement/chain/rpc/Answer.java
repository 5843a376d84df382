package io.headrace.settlement.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// One part of a node's answer, read by type. What is missing or of another type makes the answer malformed:
/// never a zero, never a null.
///
/// @param path where in the answer this part stands, for the message
public record Answer(Node node, String path, JsonNode value) {
    /// Whether the node said null, or nothing, here.
    public boolean absent() {
        return value.isNull() || value.isMissingNode();
    }

    public Answer at(String field) {
        return new Answer(node, path + "." + field, value.path(field));
    }

    /// The parts of a list.
    public List<Answer> list() {
        if (!value.isArray()) {
            throw malformed("no list");
        }
        List<Answer> parts = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            parts.add(new Answer(node, path + "[" + i + "]", value.get(i)));
        }
        return parts;
    }

    public String text() {
        if (!value.isTextual()) {
            throw malformed("no text");
        }
        return value.textValue();
    }

    public boolean flag() {
        if (!value.isBoolean()) {
            throw malformed("neither true nor false");
        }
        return value.booleanValue();
    }

    public BigInteger number() {
        return parsed(Hex::number);
    }

    public long count() {
        return parsed(Hex::count);
    }

    public byte[] bytes() {
        return parsed(Hex::bytes);
    }

    /// 32 bytes in small letters.
    public String word() {
        return parsed(Hex::word);
    }

    /// An address in small letters.
    public String address() {
        return parsed(Hex::address);
    }

    private <T> T parsed(Function<String, T> parser) {
        try {
            return parser.apply(text());
        } catch (IllegalArgumentException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    /// An answer that cannot be right.
    public RpcException malformed(String words) {
        return new RpcException(RpcFault.MALFORMED, node, path + ": " + words);
    }
}
