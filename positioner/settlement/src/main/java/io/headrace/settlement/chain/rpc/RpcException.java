package io.headrace.settlement.chain.rpc;

/// A node did not do what it was asked.
public final class RpcException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_WORDS = 300;
    private final RpcFault fault;
    private final String data;

    RpcException(RpcFault fault, Node node, String words) {
        this(fault, node, words, "");
    }

    /// @param data what a reverted call gave, hex with 0x, or empty
    RpcException(RpcFault fault, Node node, String words, String data) {
        super(fault + " from " + node + ": " + printable(words));
        this.fault = fault;
        this.data = data;
    }

    /// An answer of a node that cannot be right, found by who reads it.
    public static RpcException malformed(Node node, String words) {
        return new RpcException(RpcFault.MALFORMED, node, words);
    }

    public RpcFault fault() {
        return fault;
    }

    /// What a reverted call gave back, hex with 0x; empty when nothing.
    public String data() {
        return data;
    }

    /// Nodes put raw bytes of a revert, and anything else, into their texts.
    public static String printable(String words) {
        String cut = words.length() <= MOST_WORDS ? words : words.substring(0, MOST_WORDS) + "…";
        return cut.codePoints()
                .map(c -> c >= ' ' && c < 0x7f ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
