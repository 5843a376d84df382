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
/// on depth. An exchange carries one question, or several that are told apart by their place, from 1.
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
        return bytes(question(ID, method, parameters));
    }

    byte[] questions(List<? extends Question<?>> all) {
        ArrayNode list = JSON.createArrayNode();
        for (Question<?> question : all) {
            list.add(question(list.size() + ID, question.method(), question.parameters()));
        }
        return bytes(list);
    }

    private static ObjectNode question(int id, String method, List<Object> parameters) {
        ObjectNode question = JSON.createObjectNode();
        question.put("jsonrpc", "2.0").put("id", id).put("method", method);
        ArrayNode list = question.putArray("params");
        parameters.forEach(parameter -> list.add(JSON.<JsonNode>valueToTree(parameter)));
        return question;
    }

    private static byte[] bytes(JsonNode written) {
        try {
            return JSON.writeValueAsBytes(written);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a question could not be written", e);
        }
    }

    JsonNode result(byte[] answer) {
        JsonNode read = read(answer);
        requireVersion(read);
        JsonNode result = result(read);
        if (id(read) != ID) {
            throw malformed("an answer to another question");
        }
        return result;
    }

    /// The results of several questions, in their order. One that was refused refuses all.
    List<JsonNode> results(byte[] answers, int asked) {
        JsonNode read = read(answers);
        if (!read.isArray()) {
            requireVersion(read);
            result(read); // a refusal of the whole exchange says why
            throw malformed("one answer to several questions");
        }
        JsonNode[] results = new JsonNode[asked];
        int answered = 0;
        for (JsonNode answer : read) {
            requireVersion(answer);
            int place = id(answer) - ID;
            if (place < 0 || place >= asked || results[place] != null) {
                throw malformed("an answer to another question");
            }
            results[place] = result(answer);
            answered++;
        }
        if (answered != asked) {
            throw malformed(answered + " answers to " + asked + " questions");
        }
        return List.of(results);
    }

    private void requireVersion(JsonNode read) {
        if (!read.isObject() || !"2.0".equals(read.path("jsonrpc").asText())) {
            throw malformed("no JSON-RPC 2.0 object");
        }
    }

    private int id(JsonNode read) {
        return read.path("id").isInt() ? read.path("id").intValue() : 0;
    }

    private JsonNode result(JsonNode read) {
        if (read.has("error") && !read.path("error").isNull()) {
            throw refused(read.path("error"));
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
