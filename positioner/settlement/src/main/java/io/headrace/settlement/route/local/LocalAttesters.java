package io.headrace.settlement.route.local;

import io.headrace.settlement.chain.key.DigestSigner;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.LogQuery;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.route.Witnesses;
import io.headrace.settlement.route.Words;
import io.headrace.settlement.route.mint.AttestationService;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The attesters of a mint bridge between local chains. They look at the source themselves and sign what
/// is final there, each with a key of its own.
public final class LocalAttesters implements AttestationService {
    private static final String SENT = Abi.topic("MessageSent(bytes32,bytes)");
    private final Witnesses source;
    private final String bridge;
    private final List<? extends DigestSigner> keys;
    private final long blocks;
    private final ConcurrentMap<String, Answer> signed = new ConcurrentHashMap<>();

    /// Attesters that sign what is final.
    ///
    /// @param bridge that burns
    public LocalAttesters(Witnesses source, String bridge, List<? extends DigestSigner> keys) {
        this(source, bridge, keys, 0);
    }

    /// @param blocks they let pass after a message is final, at least 0
    public LocalAttesters(Witnesses source, String bridge, List<? extends DigestSigner> keys, long blocks) {
        this.blocks = blocks;
        this.source = source;
        this.bridge = Hex.address(bridge);
        this.keys = keys.stream()
                .sorted(Comparator.comparing(DigestSigner::address)) // as the contract wants them
                .toList();
    }

    @Override
    public Answer of(String message) {
        Answer known = signed.get(message);
        if (known != null) {
            return known;
        }
        Optional<Answer> fresh = sent(message).map(body -> attest(message, body));
        fresh.ifPresent(answer -> signed.put(message, answer));
        return fresh.orElseGet(Answer.Pending::new);
    }

    /// The body of a message that has been final at its source for long enough.
    private Optional<String> sent(String message) {
        return source.agreed((node, finalized) -> node.logs(LogQuery.ever(bridge, SENT, message)).stream()
                        .filter(found -> found.blockNumber() <= finalized.number() - blocks)
                        .findFirst()
                        .flatMap(found -> Words.bytes(found.log()))
                        .map(Hex::of))
                .flatMap(body -> body);
    }

    private Answer attest(String message, String body) {
        byte[] digest = Hex.bytes(message);
        return new Answer.Complete(
                body, keys.stream().map(key -> Hex.of(key.sign(digest))).toList());
    }
}
