package io.headrace.settlement.monitor;

import io.headrace.settlement.chain.read.Multicall;
import io.headrace.settlement.chain.read.Question;
import io.headrace.settlement.chain.read.Reading;
import io.headrace.settlement.chain.read.Voices;
import io.headrace.settlement.chain.rpc.Block;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.venue.aave.AaveReserve;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Asks each node for all watched contracts of a chain in one call, at one block by its hash. Each part
/// counts by itself where enough operators say the same of it; any other says nothing.
///
/// For one thread.
final class Contracts {
    private final Voices voices;
    private final Watched watched;
    private final Consumer<String> said;
    private final Map<Watched.Reserve, AaveReserve> found = new LinkedHashMap<>();
    private boolean standing;
    private boolean told;

    /// @param said told once, one sentence, when there is no Multicall3
    Contracts(Voices voices, Watched watched, Consumer<String> said) {
        this.voices = voices;
        this.watched = watched;
        this.said = said;
    }

    List<Told> at(Block block) {
        if (!watched.hasContracts() || !isStanding()) {
            return List.of();
        }
        find(block);
        List<Part> parts = parts();
        if (parts.isEmpty()) {
            return List.of();
        }
        List<Question> questions =
                parts.stream().flatMap(part -> part.questions().stream()).toList();
        Multicall call = new Multicall(watched.multicall(), questions);
        Collection<List<List<Told>>> all = voices.ask(node -> read(call, parts, node, block));
        List<Told> agreed = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int part = i;
            List<List<Told>> versions = all.stream()
                    .map(one -> one.get(part))
                    .filter(one -> !one.isEmpty())
                    .toList();
            Voices.agreed(versions, voices.needed()).ifPresent(agreed::addAll);
        }
        return agreed;
    }

    /// What one node says of each part; nothing of a part that makes no sense.
    private static List<List<Told>> read(Multicall call, List<Part> parts, ChainNode node, Block block) {
        List<Reading> answers = call.at(node, block.hash());
        List<List<Told>> told = new ArrayList<>();
        int from = 0;
        for (Part part : parts) {
            int to = from + part.questions().size();
            told.add(told(part, answers.subList(from, to), block));
            from = to;
        }
        return told;
    }

    private static List<Told> told(Part part, List<Reading> answers, Block block) {
        try {
            return part.told(answers, block);
        } catch (RuntimeException e) {
            return List.of();
        }
    }

    private boolean isStanding() {
        if (!standing) {
            Optional<Boolean> code = voices.agreed(node -> node.code(watched.multicall(), BlockTag.LATEST).length > 0);
            standing = code.orElse(false);
            if (code.isPresent() && !standing && !told) {
                told = true;
                said.accept("Chain " + watched.chain() + " has no Multicall3 at " + watched.multicall()
                        + ": its reserves and oracles tell nothing. Name where one stands with 'multicall' under"
                        + " 'watch' in the settings of the chains, or make one with 'chains multicall'.");
            }
        }
        return standing;
    }

    private void find(Block block) {
        for (Watched.Reserve reserve : watched.reserves()) {
            if (!found.containsKey(reserve)) {
                voices.agreed(node -> AaveReserve.found(
                                node, watched.multicall(), block.hash(), reserve.pool(), reserve.token()))
                        .ifPresent(contracts -> found.put(reserve, contracts));
            }
        }
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        found.forEach((reserve, contracts) -> parts.add(new Part.Pool(reserve, contracts)));
        watched.oracles().forEach(oracle -> parts.add(new Part.Price(oracle)));
        return parts;
    }
}
