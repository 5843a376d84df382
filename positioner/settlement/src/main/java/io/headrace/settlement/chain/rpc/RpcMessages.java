package io.headrace.settlement.chain.rpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/// Writes questions and reads answers of JSON-RPC 2.0, strictly: no field twice, nothing after the end, a bound
/// on depth. Each question has a connection's exchange of its own, so that one id is enough.
final class RpcMessages {
    private static final int ID = 1;
    private static final int DEEPEST = 64;
    private static final JsonMapper JSON = mapper();
    private final Node node;

    RpcMessages(Node node) {
        this.node = node;
    }

    private static JsonMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
        return mapper;
    }

    byte[] question(String method, List<Object> parameters) {
        ObjectNode question = JSON.createObjectNode();
        question.put("jsonrpc", "2.0").put("id", ID).put("method", method);
        ArrayNode list = question.putArray("params");
        parameters.forEach(parameter -> list.add(JSON.<JsonNode>valueToTree(parameter)));
        try {
            return JSON.writeValueAsBytes(question);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a question could not be written", e);
        }
    }

    JsonNode result(byte[] answer) {
        JsonNode read = read(answer);
        if (!read.isObject() || !"2.0".equals(read.path("jsonrpc").asText())) {
            throw malformed("no JSON-RPC 2.0 object");
        }
        if (read.has("error") && !read.path("error").isNull()) {
            throw refused(read.path("error"));
        }
        if (!read.path("id").isInt() || read.path("id").intValue() != ID) {
            throw malformed("an answer to another question");
        }
        if (!read.has("result")) {
            throw malformed("neither result nor error");
        }
        return read.path("result");
    }

    private JsonNode read(byte[] answer) {
        try {
            return JSON.readTree(answer);
        } catch (IOException e) {
            String words = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
            throw malformed("no JSON: " + words);
        }
    }

    private RpcException refused(JsonNode error) {
        if (!error.path("code").isIntegralNumber() || !error.path("message").isTextual()) {
            throw malformed("an error without code and message");
        }
        int code = error.path("code").asInt();
        String message = error.path("message").textValue();
        JsonNode data = error.path("data");
        return new RpcException(
                NodeTexts.classify(code, message),
                node,
                message + " (code " + code + ")",
                data.isTextual() && data.textValue().matches("0x[0-9a-fA-F]*") ? data.textValue() : "");
    }

    private RpcException malformed(String words) {
        return new RpcException(RpcFault.MALFORMED, node, words);
    }
}
