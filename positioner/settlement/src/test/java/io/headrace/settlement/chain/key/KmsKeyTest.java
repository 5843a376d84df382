package io.headrace.settlement.chain.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.headrace.decision.settings.Section;
import io.headrace.market.problem.ProblemException;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.web3j.crypto.ECDSASignature;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Hash;
import org.web3j.crypto.Keys;
import org.web3j.crypto.SignedRawTransaction;
import org.web3j.crypto.TransactionDecoder;
import org.web3j.crypto.WalletUtils;

/// A key in a service that speaks KMS's `Sign` over HTTP: signatures in either half of the curve become the one form
/// contracts take, and what is not the pinned address's is refused.
class KmsKeyTest {
    private static final ECKeyPair PAIR = ECKeyPair.create(new BigInteger("7".repeat(60), 16));
    private static final String ADDRESS = "0x" + Keys.getAddress(PAIR);
    private static final BigInteger ORDER =
            SECNamedCurves.getByName("secp256k1").getN();

    @TempDir
    Path folder;

    private HttpServer service;
    private volatile ECKeyPair held = PAIR;
    private volatile boolean upper;
    private volatile int status = 200;
    private volatile String authorization = "";
    private volatile boolean silentAfterHeaders;

    @BeforeEach
    void serve() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", this::answer);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode asked = new ObjectMapper().readTree(exchange.getRequestBody());
        authorization = exchange.getRequestHeaders().getFirst("Authorization");
        byte[] digest = Base64.getDecoder().decode(asked.path("Message").asText());
        ECDSASignature signature = held.sign(digest);
        BigInteger s = upper ? ORDER.subtract(signature.s) : signature.s;
        ASN1EncodableVector pair = new ASN1EncodableVector();
        pair.add(new ASN1Integer(signature.r));
        pair.add(new ASN1Integer(s));
        String body = status == 200
                ? "{\"Signature\":\"" + Base64.getEncoder().encodeToString(new DERSequence(pair).getEncoded()) + "\"}"
                : "{\"__type\":\"KMSInvalidStateException\",\"message\":\"quotes a secret\"}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        if (silentAfterHeaders) {
            exchange.getResponseBody().write(bytes, 0, 1);
            exchange.getResponseBody().flush();
            return; // and the rest never comes
        }
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void signaturesOfEitherHalfBecomeTheOneThatContractsTake() throws IOException {
        DigestSigner key = settings("kms", "").open(around());
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            byte[] digest = new byte[32];
            random.nextBytes(digest);
            upper = i % 2 == 0;
            byte[] signature = key.sign(digest);
            assertEquals(Optional.of(ADDRESS), Recovery.signer(digest, signature));
            assertArrayEquals(Keystore.known(PAIR.getPrivateKey()).sign(digest), signature);
        }
        assertTrue(authorization.startsWith("AWS4-HMAC-SHA256 Credential=AKIATEST/"), authorization);
    }

    @Test
    void transactionsAreSignedForThePinnedChainOnly() throws Exception {
        TxSigner key = settings("kms", "").open(around(), 31337);
        upper = true;
        Transaction transaction = new Transaction(
                31337, 4, BigInteger.TEN, BigInteger.ONE, 50_000, "0x00000000000000000000000000000000000ee001", "0x12");
        byte[] raw = key.sign(transaction);
        SignedRawTransaction signed =
                (SignedRawTransaction) TransactionDecoder.decode(io.headrace.settlement.chain.rpc.Hex.of(raw));
        assertEquals(ADDRESS, signed.getFrom());
        assertArrayEquals(Keystore.known(PAIR.getPrivateKey()).onChain(31337).sign(transaction), raw);
        assertEquals("HR-4120", code(() -> settings("kms", "").open(around(), 1).sign(transaction)));
    }

    @Test
    void aKeyOfAnotherAddressIsRefusedAtTheStartAndLater() throws IOException {
        DigestSigner key = settings("kms", "").open(around());
        held = ECKeyPair.create(BigInteger.TEN);
        assertEquals("HR-4123", code(() -> key.sign(new byte[32])));
        assertEquals("HR-4121", code(() -> settings("kms", "").open(around())));
        status = 400;
        ProblemException refused = assertThrows(ProblemException.class, () -> key.sign(new byte[32]));
        assertEquals("HR-4124", refused.problem().code());
        assertFalse(refused.problem().sentence().contains("secret"), refused.problem()::sentence);
        service.stop(0);
        assertEquals("HR-4124", code(() -> key.sign(new byte[32])));
    }

    /// A courier signs in its turn: one that waits for ever carries nothing any more, and no person gets a turn either.
    @Test
    void aServiceThatGoesSilentWithinItsAnswerIsNotWaitedForForEver() throws IOException {
        DigestSigner key = settings("kms", "").open(around());
        silentAfterHeaders = true;
        assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> assertEquals("HR-4124", code(() -> key.sign(new byte[32]))));
    }

    @Test
    void settingsNameSecretsAndNeverHoldThem() throws Exception {
        String file = WalletUtils.generateWalletFile("horse", PAIR, folder.toFile(), false);
        Files.writeString(folder.resolve("password"), "horse\n");
        KeySettings inFile = settings("keystore", "file: " + file + "\npassword_file: password\n");
        assertEquals(ADDRESS, inFile.open(around()).address());
        assertEquals(
                "HR-4125",
                code(() -> settings("keystore", "file: " + file + "\npassword_env: NOWHERE\n")
                        .open(around())));
        assertEquals("HR-3004", code(() -> settings("vault", "")));
        KeySettings remote = settings("remote", "url: http://127.0.0.1:1/\n");
        assertEquals("HR-4122", code(() -> remote.open(around())));
        assertEquals(ADDRESS, remote.open(around(), 5).address());
        String shown = inFile + " " + settings("kms", "") + " " + new AwsSignature.Secret("AKIATEST", "s3cret");
        assertFalse(shown.contains("horse") || shown.contains("s3cret"), shown);
    }

    /// From the AWS test suite, "get-vanilla".
    @Test
    void requestsAreSignedAsAwsPublishesIt() {
        AwsSignature signature = new AwsSignature(
                new AwsSignature.Secret("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
                "us-east-1",
                "service");
        Map<String, String> headers = signature.headers(
                "GET",
                URI.create("https://example.amazonaws.com/"),
                Map.of(),
                new byte[0],
                Instant.parse("2015-08-30T12:36:00Z"));
        assertEquals(
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;"
                        + "x-amz-date, Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
                headers.get("authorization"));
    }

    @Test
    void bytesThatAreNoSignatureAreNobodys() {
        byte[] digest = Hash.sha3(new byte[] {1});
        assertEquals(Optional.empty(), Recovery.signer(digest, new byte[65]));
        assertEquals(Optional.empty(), Recovery.signer(digest, new byte[3]));
        assertEquals(Optional.empty(), Recovery.ofDer(new byte[] {1, 2}, digest, ADDRESS));
        byte[] all = new byte[65];
        java.util.Arrays.fill(all, (byte) 0xff);
        all[64] = 27;
        assertEquals(Optional.empty(), Recovery.signer(digest, all));
    }

    private KeySettings settings(String kind, String more) throws IOException {
        String kms = "endpoint: http://127.0.0.1:" + service.getAddress().getPort()
                + "/\nkey_id: alias/desk\nregion: eu-central-1\naccess_key_env: KMS_ACCESS\nsecret_key_env: KMS_SECRET\n";
        Path file = Files.writeString(
                folder.resolve("key.yaml"),
                "kind: " + kind + "\naddress: \"" + ADDRESS + "\"\n" + (kind.equals("kms") ? kms : more));
        return Section.read(file, "the key", KeySettings::read);
    }

    private KeySettings.Surroundings around() {
        Map<String, String> environment = Map.of("KMS_ACCESS", "AKIATEST", "KMS_SECRET", "s3cret");
        return new KeySettings.Surroundings(folder, environment::get, Instant::now);
    }

    private static String code(org.junit.jupiter.api.function.Executable work) {
        return assertThrows(ProblemException.class, work).problem().code();
    }
}
