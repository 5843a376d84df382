package io.headrace.settlement.chain.rpc;

import java.util.List;
import java.util.Locale;

/// Reads the error texts of node vendors: anvil, geth, erigon, nethermind, besu and reth. They share no
/// codes, so words decide; the order of the list matters where one text holds another.
final class NodeTexts {
    private static final int REVERTED = 3;
    private static final int LIMIT_EXCEEDED = -32005;
    private static final int METHOD_NOT_FOUND = -32601;

    private record Text(String words, RpcFault fault) {}

    private static final List<Text> TEXTS = List.of(
            new Text("unknown transaction type", RpcFault.INVALID), // before "known transaction"
            // already in the pool or the chain
            new Text("already known", RpcFault.ALREADY_KNOWN),
            new Text("alreadyknown", RpcFault.ALREADY_KNOWN),
            new Text("already imported", RpcFault.ALREADY_KNOWN),
            new Text("known transaction", RpcFault.ALREADY_KNOWN),
            new Text("already exists", RpcFault.ALREADY_KNOWN),
            // the slot
            new Text("nonce too low", RpcFault.NONCE_TOO_LOW),
            new Text("nonce is too low", RpcFault.NONCE_TOO_LOW),
            new Text("oldnonce", RpcFault.NONCE_TOO_LOW),
            new Text("nonce too high", RpcFault.NONCE_TOO_HIGH),
            new Text("noncegap", RpcFault.NONCE_TOO_HIGH),
            new Text("nonce gap", RpcFault.NONCE_TOO_HIGH),
            new Text("gapped", RpcFault.NONCE_TOO_HIGH),
            new Text("noncetoofarinfuture", RpcFault.NONCE_TOO_HIGH),
            new Text("nonce is too distant", RpcFault.NONCE_TOO_HIGH),
            // the fee
            new Text("underpriced", RpcFault.UNDERPRICED),
            new Text("could not replace existing", RpcFault.UNDERPRICED),
            new Text("replacementnotallowed", RpcFault.UNDERPRICED),
            new Text("feetoolow", RpcFault.UNDERPRICED),
            new Text("fee too low", RpcFault.UNDERPRICED),
            new Text("fee cap less than block base fee", RpcFault.UNDERPRICED),
            new Text("less than block base fee", RpcFault.UNDERPRICED),
            new Text("gas price below configured minimum", RpcFault.UNDERPRICED),
            // the purse
            new Text("insufficient funds", RpcFault.INSUFFICIENT_FUNDS),
            new Text("insufficientfunds", RpcFault.INSUFFICIENT_FUNDS),
            new Text("upfront cost exceeds account balance", RpcFault.INSUFFICIENT_FUNDS),
            // never valid
            new Text("invalid sender", RpcFault.INVALID),
            new Text("failedtoresolvesender", RpcFault.INVALID),
            new Text("invalid signature", RpcFault.INVALID),
            new Text("invalid chain id", RpcFault.INVALID),
            new Text("chain id mismatch", RpcFault.INVALID),
            new Text("wrong chain id", RpcFault.INVALID),
            new Text("invalid chain-id", RpcFault.INVALID),
            new Text("intrinsic gas", RpcFault.INVALID),
            new Text("exceeds block gas limit", RpcFault.INVALID),
            new Text("gas limit exceeded", RpcFault.INVALID),
            new Text("gaslimitexceeded", RpcFault.INVALID),
            new Text("oversized data", RpcFault.INVALID),
            new Text("maxtxsizeexceeded", RpcFault.INVALID),
            new Text("rlp", RpcFault.INVALID),
            new Text("failed to decode", RpcFault.INVALID),
            new Text("transaction type not supported", RpcFault.INVALID),
            new Text("max priority fee per gas higher than max fee", RpcFault.INVALID),
            // the node
            new Text("execution reverted", RpcFault.REVERTED),
            new Text("rate limit", RpcFault.RATE_LIMITED),
            new Text("too many requests", RpcFault.RATE_LIMITED),
            new Text("method not found", RpcFault.UNSUPPORTED));

    private NodeTexts() {}

    static RpcFault classify(int code, String message) {
        String words = message.toLowerCase(Locale.ROOT);
        for (Text text : TEXTS) {
            if (words.contains(text.words())) {
                return text.fault();
            }
        }
        return switch (code) {
            case REVERTED -> RpcFault.REVERTED;
            case LIMIT_EXCEEDED -> RpcFault.RATE_LIMITED;
            case METHOD_NOT_FOUND -> RpcFault.UNSUPPORTED;
            default -> RpcFault.OTHER;
        };
    }
}
