package io.headrace.settlement.chain.key;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.chain.rpc.Hex;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.Hash;
import org.web3j.crypto.Sign;
import org.web3j.crypto.TransactionEncoder;

/// A secp256k1 key that never leaves a key management service: AWS KMS, or what speaks its `Sign` call. It gives
/// signatures without saying whose they are; each is recovered and must be the pinned address's, in lower s.
public final class KmsKey implements DigestSigner {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TYPE = "application/x-amz-json-1.1";
    private static final String TARGET = "TrentService.Sign";
    private static final int MOST_BYTES = 1 << 16;

    private final Place place;
    private final String address;
    private final InstantSource clock;
    private final HttpClient http;

    /// Where the key is.
    ///
    /// @param endpoint such as `https://kms.eu-central-1.amazonaws.com/`
    /// @param keyId id, alias or ARN
    record Place(URI endpoint, String keyId, AwsSignature signature, Duration patience) {}

    private KmsKey(Place place, String address, InstantSource clock) {
        this.place = place;
        this.address = Hex.address(address);
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .connectTimeout(place.patience())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /// The key, after it signed a word that nobody can use.
    ///
    /// @throws ProblemException HR-4121 when it is another address's, HR-4124 when the service does not sign
    static KmsKey open(Place place, String address, InstantSource clock) {
        KmsKey key = new KmsKey(place, address, clock);
        byte[] probe = Hash.sha3("headrace key check".getBytes(StandardCharsets.UTF_8));
        if (Recovery.ofDer(key.ask(probe), probe, key.address).isEmpty()) {
            throw KeyFault.OTHER_ADDRESS.at(key.where(), "its signatures are not those of " + address);
        }
        return key;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public byte[] sign(byte[] digest) {
        return Recovery.ofDer(ask(digest), digest, address)
                .orElseThrow(() -> KeyFault.REMOTE_UNFAITHFUL.at(where(), "a signature that is not " + address + "'s"));
    }

    /// The same key, signing transactions of one chain and refusing those of any other.
    public TxSigner onChain(long chainId) {
        return new OnChain(this, chainId);
    }

    private record OnChain(KmsKey key, long chainId) implements TxSigner {
        @Override
        public String address() {
            return key.address;
        }

        @Override
        public byte[] sign(Transaction transaction) {
            if (transaction.chainId() != chainId) {
                throw KeyFault.OTHER_CHAIN.at(
                        address(), "it is for chain " + transaction.chainId() + " and the key for " + chainId);
            }
            byte[] unsigned = TransactionEncoder.encode(LocalKey.raw(transaction));
            byte[] signature = key.sign(Hash.sha3(unsigned));
            return TransactionEncoder.encode(
                    LocalKey.raw(transaction),
                    new Sign.SignatureData(
                            signature[64],
                            Arrays.copyOfRange(signature, 0, 32),
                            Arrays.copyOfRange(signature, 32, 64)));
        }

        @Override
        public String toString() {
            return key + " on chain " + chainId;
        }
    }

    /// @return DER
    private byte[] ask(byte[] digest) {
        byte[] body = JSON.createObjectNode()
                .put("KeyId", place.keyId())
                .put("Message", Base64.getEncoder().encodeToString(digest))
                .put("MessageType", "DIGEST")
                .put("SigningAlgorithm", "ECDSA_SHA_256")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(
                request(body), HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            return signature(answer.get(place.patience().toNanos(), TimeUnit.NANOSECONDS));
        } catch (IOException e) {
            throw KeyFault.REMOTE_REFUSED.at(where(), IoReason.of(e));
        } catch (ExecutionException e) {
            throw KeyFault.REMOTE_REFUSED.at(where(), broken(e.getCause()));
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw KeyFault.REMOTE_REFUSED.at(where(), "no answer within " + place.patience());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw KeyFault.REMOTE_REFUSED.at(where(), "interrupted");
        }
    }

    private static String broken(@Nullable Throwable cause) {
        return cause instanceof IOException e ? IoReason.of(e) : "no answer";
    }

    /// Without a time limit of its own: that would end with the headers, and the courier waits for the body too.
    private HttpRequest request(byte[] body) {
        Map<String, String> said = Map.of("content-type", TYPE, "x-amz-target", TARGET);
        Map<String, String> all = new TreeMap<>(said);
        all.putAll(place.signature().headers("POST", place.endpoint(), said, body, clock.instant()));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(place.endpoint()).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        all.forEach(request::header);
        return request.build();
    }

    /// The service's own words are passed on by their type only: they may quote what was asked.
    private byte[] signature(HttpResponse<byte[]> answer) throws IOException {
        JsonNode said = JSON.readTree(answer.body());
        String type = said.path("__type").asText("").replaceAll("[^A-Za-z.#]", "");
        if (answer.statusCode() != 200) {
            throw KeyFault.REMOTE_REFUSED.at(
                    where(), "status " + answer.statusCode() + (type.isEmpty() ? "" : ", " + type));
        }
        try {
            return Base64.getDecoder().decode(said.path("Signature").asText(""));
        } catch (IllegalArgumentException e) {
            throw KeyFault.REMOTE_UNFAITHFUL.at(where(), "an answer without a signature");
        }
    }

    private String where() {
        return "the key service at " + place.endpoint().getHost();
    }

    @Override
    public String toString() {
        return "the key of " + address + " in a key service";
    }
}
