package io.headrace.settlement.chain.rpc;

import java.util.Map;

/// At which block a question is meant.
public sealed interface BlockTag {
    BlockTag LATEST = new Named("latest");
    BlockTag PENDING = new Named("pending");
    Named FINALIZED = new Named("finalized");
    Named SAFE = new Named("safe");

    /// As the node wants it.
    Object parameter();

    record Named(String name) implements BlockTag {
        @Override
        public Object parameter() {
            return name;
        }
    }

    record Number(long number) implements BlockTag {
        @Override
        public Object parameter() {
            return Hex.of(number);
        }
    }

    /// One block and no other of its number (EIP-1898).
    record Hash(String hash) implements BlockTag {
        @Override
        public Object parameter() {
            return Map.of("blockHash", hash, "requireCanonical", true);
        }
    }
}
