package io.headrace.settlement.fact;

/// A block by number and hash: two blocks of one number are told apart by the hash.
public record BlockRef(long number, String hash) {
    public BlockRef {
        if (number < 0 || hash.isEmpty()) {
            throw new IllegalArgumentException("a block needs a number and a hash, was " + number + ", '" + hash + "'");
        }
    }
}
