package io.headrace.settlement.executor;

import io.headrace.settlement.attest.AddressBook;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.watch.ChainProfile;
import io.headrace.settlement.lifecycle.Terms;
import io.headrace.settlement.signer.SignerLimits;
import io.headrace.settlement.tables.Store;
import java.util.List;

/// What an executor is made from.
///
/// @param book vaults, tokens and venues' accounts by the names of the desk's nodes
/// @param limits what the signer refuses whoever asks; its contracts are the vaults and what ports call
/// @param callGas most gas of a vault's call
public record ExecutorSettings(
        List<ChainSettings> chains,
        AddressBook book,
        List<SenderSettings> senders,
        Terms terms,
        SignerLimits limits,
        long callGas,
        Memory memory) {
    public ExecutorSettings {
        chains = List.copyOf(chains);
        senders = List.copyOf(senders);
        if (chains.isEmpty() || senders.isEmpty()) {
            throw new IllegalArgumentException(
                    "an executor needs a chain and a sender, had " + chains.size() + " and " + senders.size());
        }
        if (callGas <= 0 || callGas > limits.mostGas()) {
            throw new IllegalArgumentException("gas of a call must be 1 to " + limits.mostGas() + ", was " + callGas);
        }
    }

    /// One chain.
    ///
    /// @param endpoints of at least two operators
    /// @param vaultsSince block from which the vaults' logs are read: none of theirs is older
    public record ChainSettings(ChainProfile profile, List<Node> endpoints, long vaultsSince) {
        public ChainSettings {
            endpoints = List.copyOf(endpoints);
            long operators = endpoints.stream().map(Node::operator).distinct().count();
            if (operators < 2) {
                throw new IllegalArgumentException(
                        profile.name() + " needs endpoints of 2 operators that must agree, had " + operators);
            }
        }
    }

    /// One key, and the chains it sends on.
    ///
    /// @param vouched whether an operator vouches that what the chains have beyond the journal is not the desk's
    public record SenderSettings(KeySource key, List<Long> chains, boolean vouched) {
        public SenderSettings {
            chains = List.copyOf(chains);
        }
    }

    /// Where is kept what must survive.
    ///
    /// @param books may be the journal's own store
    /// @param signer another place: a backup of one must not bring back the other
    public record Memory(Store books, Store signer) {
        public Memory {
            if (books.equals(signer)) {
                throw new IllegalArgumentException("books and signer need two places, were both " + books);
            }
        }
    }
}
