package io.headrace.settlement.chain.rpc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which logs are meant.
///
/// @param contract the only one whose word counts
/// @param topics the event's hash, then its indexed parts; an empty text stands for any
/// @param from first block
/// @param to last block
public record LogQuery(String contract, List<String> topics, BlockTag from, BlockTag to) {
    public LogQuery {
        contract = Hex.address(contract);
        topics = List.copyOf(topics);
    }

    /// What a contract ever said of this kind: for chains that are short.
    public static LogQuery ever(String contract, String... topics) {
        return since(0, contract, topics);
    }

    /// What a contract said of this kind since a block in which it did not stand yet.
    public static LogQuery since(long block, String contract, String... topics) {
        return new LogQuery(contract, List.of(topics), new BlockTag.Number(block), BlockTag.LATEST);
    }

    /// The same question of some blocks only.
    LogQuery within(long first, long last) {
        return new LogQuery(contract, topics, new BlockTag.Number(first), new BlockTag.Number(last));
    }

    Map<String, Object> parameter() {
        List<@Nullable String> wanted = new ArrayList<>();
        topics.forEach(topic -> wanted.add(topic.isEmpty() ? null : Hex.word(topic)));
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("address", contract);
        parameter.put("topics", wanted);
        parameter.put("fromBlock", from.parameter());
        parameter.put("toBlock", to.parameter());
        return parameter;
    }
}
