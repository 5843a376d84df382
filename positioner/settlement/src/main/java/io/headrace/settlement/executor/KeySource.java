package io.headrace.settlement.executor;

import io.headrace.settlement.chain.key.Keystore;
import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.key.RemoteKey;
import io.headrace.settlement.chain.key.TxSigner;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.rpc.RpcClient;
import io.headrace.settlement.chain.rpc.RpcLimits;
import java.nio.file.Path;
import java.util.List;

/// Where a sender's key is. Opening one gives it once for each chain, pinned to that chain.
public interface KeySource {
    /// @throws io.headrace.market.problem.ProblemException HR-4121 or HR-4122 when the key is another, or does not open
    List<TxSigner> open(List<Long> chains);

    /// An encrypted file on this machine, for development.
    record File(Path file, String password, String address) implements KeySource {
        @Override
        public List<TxSigner> open(List<Long> chains) {
            return new InMemory(Keystore.open(file, password, address)).open(chains);
        }

        /// Without the password.
        @Override
        public String toString() {
            return "the key of " + address + " in " + file;
        }
    }

    /// A key that is open already.
    record InMemory(LocalKey key) implements KeySource {
        @Override
        public List<TxSigner> open(List<Long> chains) {
            return chains.stream().map(key::onChain).toList();
        }
    }

    /// Another process that signs (`eth_signTransaction`).
    record Remote(Node signer, String address) implements KeySource {
        @Override
        public List<TxSigner> open(List<Long> chains) {
            RpcClient client = new RpcClient(signer, RpcLimits.USUAL);
            return chains.stream()
                    .<TxSigner>map(chain -> new RemoteKey(client, address, chain))
                    .toList();
        }
    }
}
