package io.headrace.settlement.provision;

import io.headrace.settlement.chain.proof.AgreedBlock;
import io.headrace.settlement.chain.read.Voices;
import io.headrace.settlement.chain.rpc.Block;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.watch.ChainProfile;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The operators of a chain's nodes: what two of them say alike counts.
record Operators(ChainProfile profile, List<ChainNode> nodes) {
    private static final int NEEDED = 2;

    Operators {
        nodes = List.copyOf(nodes);
    }

    String chain() {
        return profile.name();
    }

    long chainId() {
        return profile.chainId();
    }

    /// @throws io.headrace.market.problem.ProblemException HR-4107 or HR-4108 when a node serves something else
    void requireRight() {
        for (ChainNode node : nodes) {
            try {
                profile.require(node);
            } catch (RpcException silent) {
                continue; // where too few answer, no block is agreed on
            }
        }
    }

    /// @throws io.headrace.market.problem.ProblemException HR-4133 when they agree on none
    Block head() {
        return AgreedBlock.below(nodes, chainId(), 0, NEEDED).block();
    }

    /// @param what is asked, in words
    /// @throws io.headrace.market.problem.ProblemException HR-4193 when they do not answer alike
    <T> T agreed(String what, Function<ChainNode, T> question) {
        return asked(question).orElseThrow(() -> ProvisionFault.NOT_AGREED.at(chain(), what));
    }

    /// What they say alike; empty when they do not.
    <T> Optional<T> asked(Function<ChainNode, T> question) {
        return voices().agreed(question);
    }

    Voices voices() {
        return new Voices(nodes, NEEDED);
    }
}
