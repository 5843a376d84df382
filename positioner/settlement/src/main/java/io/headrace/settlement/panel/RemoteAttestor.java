package io.headrace.settlement.panel;

import io.headrace.market.problem.IoReason;
import io.headrace.settlement.attest.Attestation;
import io.headrace.settlement.attest.Bearer;
import io.headrace.settlement.attest.ClaimCodec;
import io.headrace.settlement.chain.key.Recovery;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.RpcException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One attestor of the panel. Its word counts only as a signature of the very digest, by its pinned address.
///
/// @param url of its endpoint, without a path
/// @param address pinned, in small letters
/// @param token the word it wants to hear from who asks
public record RemoteAttestor(URI url, String address, Bearer token) {
    private static final int STRANGER = 401;
    private static final int MOST_BYTES = 1 << 16;
    private static final int MOST_OBJECTIONS = 20;

    public RemoteAttestor {
        address = Hex.address(address);
    }

    /// One that asks nobody who they are.
    public RemoteAttestor(URI url, String address) {
        this(url, address, Bearer.NONE);
    }

    /// What one attestor said; no attestation when it said nothing that counts.
    ///
    /// @param words one sentence, for people
    public record Said(RemoteAttestor who, Optional<Attestation> attestation, String words) {
        boolean signed() {
            return attestation.filter(Attestation.Signed.class::isInstance).isPresent();
        }
    }

    /// Asks once; never throws for what the other side does.
    Said ask(HttpClient http, byte[] claim, byte[] digest, Duration patience) {
        HttpRequest.Builder asking = HttpRequest.newBuilder(url.resolve("/v1/attest"))
                .timeout(patience)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(claim));
        token.header().ifPresent(word -> asking.header("Authorization", word));
        HttpRequest request = asking.build();
        try {
            HttpResponse<byte[]> answer = http.send(
                    request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES));
            return answer.statusCode() == 200
                    ? heard(ClaimCodec.answer(answer.body()), digest)
                    : silent(
                            answer.statusCode() == STRANGER
                                    ? "it does not take our token (HR-4161)"
                                    : "status " + answer.statusCode());
        } catch (IOException e) {
            return silent(IoReason.of(e));
        } catch (IllegalArgumentException e) {
            return silent(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return silent("interrupted");
        }
    }

    private Said heard(Attestation said, byte[] digest) {
        return switch (said) {
            case Attestation.Unseen(String ignored, String why) ->
                new Said(this, Optional.empty(), "cannot tell: " + RpcException.printable(why));
            case Attestation.Refused(String ignored, List<String> objections) -> objects(objections);
            case Attestation.Signed(String ignored, String signature) ->
                mine(signature, digest)
                        ? new Said(this, Optional.of(new Attestation.Signed(address, signature)), "signed")
                        : new Said(
                                this,
                                Optional.of(new Attestation.Refused(
                                        address, List.of("its signature is not its own, or not of this order"))),
                                "gave a signature that is not its own, or not of this order");
        };
    }

    /// Its words are written down, logged and shown: no more of them than that, and none that a database or a
    /// terminal would take for something else.
    private Said objects(List<String> objections) {
        List<String> shown = objections.stream()
                .limit(MOST_OBJECTIONS)
                .map(RpcException::printable)
                .toList();
        return new Said(
                this, Optional.of(new Attestation.Refused(address, shown)), "objects: " + String.join("; ", shown));
    }

    private boolean mine(String signature, byte[] digest) {
        try {
            return Recovery.signer(digest, Hex.bytes(signature)).equals(Optional.of(address));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Said silent(String why) {
        return new Said(this, Optional.empty(), "did not answer: " + RpcException.printable(why));
    }
}
