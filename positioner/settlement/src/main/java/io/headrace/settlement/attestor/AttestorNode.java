package io.headrace.settlement.attestor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.headrace.decision.guard.PredictivePolicy;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.schema.FeatureSchema;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.settlement.attest.Attestation;
import io.headrace.settlement.attest.Attestor;
import io.headrace.settlement.attest.Bearer;
import io.headrace.settlement.attest.Claim;
import io.headrace.settlement.attest.ClaimCodec;
import io.headrace.settlement.attest.Witness;
import io.headrace.settlement.chain.key.DigestSigner;
import io.headrace.settlement.chain.key.KeySettings;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.RpcClient;
import io.headrace.settlement.chain.rpc.RpcLimits;
import io.headrace.settlement.sqlite.CommitProbe;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// A running attestor: `POST /v1/attest` takes a claim and gives a signature or objections,
/// `GET /v1/health` tells who it is. It signs for one version of a decision: a desk that publishes two
/// of the same number gets the first only, also after a restart. With a token it answers claims of those
/// who know it.
public final class AttestorNode implements AutoCloseable {
    private static final int MOST_BYTES = 4 << 20;
    private static final String STRANGER =
            "{\"type\":\"urn:headrace:HR-4161\",\"title\":\"the attestor answers those who know its token\","
                    + "\"status\":401,\"code\":\"HR-4161\",\"remedy\":\"Send it as 'Authorization: Bearer ...'; a desk"
                    + " names it by token_env or token_file of this attestor\"}";

    private final HttpServer server;
    private final ExecutorService threads;
    private final Attestor attestor;
    private final FeatureSchema schema;
    private final List<ChainNode> nodes;
    private final Consumer<String> log;
    private final SignedDecisions signed;
    private final Bearer token;

    private AttestorNode(HttpServer server, Judge judge, Bearer token, Consumer<String> log) {
        this.server = server;
        this.attestor = judge.attestor();
        this.schema = judge.schema();
        this.nodes = List.copyOf(judge.nodes());
        this.signed = judge.signed();
        this.token = token;
        this.log = log;
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
    }

    /// What claims are judged with.
    private record Judge(Attestor attestor, FeatureSchema schema, List<ChainNode> nodes, SignedDecisions signed) {}

    /// Opens key and nodes and answers from then on.
    ///
    /// @param log told one line for each claim
    /// @throws io.headrace.market.problem.ProblemException HR-4121 to HR-4125 when the key cannot be
    ///     used, HR-4162 when the token cannot, HR-4002 to HR-4009 when the memory cannot, HR-4160 when it
    ///     cannot listen
    public static AttestorNode start(AttestorSettings settings, KeySettings.Surroundings around, Consumer<String> log) {
        Bearer token = Bearer.read(settings.token(), around);
        DigestSigner key = settings.key().open(around);
        SignedDecisions signed = SignedDecisions.open(settings.memory(), CommitProbe.NONE);
        try {
            AttestorNode node = new AttestorNode(bound(settings.listen()), judge(settings, key, signed), token, log);
            node.serve();
            log.accept("has signed for " + signed.count() + " decisions, by " + settings.memory());
            return node;
        } catch (RuntimeException e) {
            signed.close();
            throw e;
        }
    }

    private static Judge judge(AttestorSettings settings, DigestSigner key, SignedDecisions signed) {
        Policy policy = PredictivePolicy.of(settings.desk());
        Map<Long, Witness> witnesses = new HashMap<>();
        List<ChainNode> nodes = new ArrayList<>();
        for (AttestorSettings.Eyes eyes : settings.eyes()) {
            List<ChainNode> own = eyes.nodes().stream()
                    .map(node -> new ChainNode(new RpcClient(node, RpcLimits.USUAL)))
                    .toList();
            nodes.addAll(own);
            witnesses.put(eyes.chainId(), new Witness(own, eyes.back(), eyes.operators()));
        }
        Attestor attestor = new Attestor(policy, settings.book(), witnesses, settings.tolerance(), key);
        FeatureSchema schema = FeatureCatalog.of(settings.desk().portfolio()).schema();
        return new Judge(attestor, schema, nodes, signed);
    }

    private static HttpServer bound(InetSocketAddress where) {
        try {
            return HttpServer.create(where, 0);
        } catch (IOException e) {
            throw new Problem(
                            "HR-4160",
                            "the attestor cannot listen there: " + IoReason.of(e),
                            where.toString(),
                            "Stop what listens there, or change 'listen' in its settings",
                            ExitCode.CONFLICT)
                    .toException(e);
        }
    }

    private void serve() {
        server.createContext("/v1/attest", exchange -> answered(exchange, "POST"));
        server.createContext("/v1/health", exchange -> answered(exchange, "GET"));
        server.setExecutor(threads);
        server.start();
    }

    public String address() {
        return attestor.address();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void answered(HttpExchange exchange, String method) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals(method)) {
                send(exchange, 405, new byte[0]);
            } else if (method.equals("GET")) {
                send(exchange, 200, ("{\"attestor\":\"" + address() + "\"}").getBytes(StandardCharsets.UTF_8));
            } else if (token.admits(exchange.getRequestHeaders().getFirst("Authorization"))) {
                claimed(exchange);
            } else {
                send(exchange, 401, STRANGER.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void claimed(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            send(exchange, 413, new byte[0]);
            return;
        }
        send(exchange, 200, ClaimCodec.encode(judged(body)));
    }

    /// Whatever is asked, an answer: an attestor that cannot judge says so.
    private Attestation judged(byte[] body) {
        try {
            Claim claim = ClaimCodec.decode(body, schema);
            Attestation found = attestor.attest(claim);
            Attestation said = found instanceof Attestation.Signed && !isFirst(claim)
                    ? refused("the desk published another decision of this number")
                    : found;
            log.accept(line(claim, said));
            return said;
        } catch (IllegalArgumentException e) {
            log.accept("refused: " + e.getMessage());
            return refused(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            log.accept("could not judge, on a fault of its own: " + e);
            return new Attestation.Unseen(address(), "the attestor failed on a fault of its own");
        }
    }

    private Attestation refused(String why) {
        return new Attestation.Refused(address(), List.of(why));
    }

    /// Whether no other decision of this number was signed for. Only what was found right is
    /// remembered, so that nobody can take a number away from the desk; the whole decision counts, not
    /// what it says of itself. On disk before the signature leaves.
    private boolean isFirst(Claim claim) {
        Decision decision = claim.published().decision();
        return signed.take(decision.sequence(), DecisionCodec.digest(decision));
    }

    private static String line(Claim claim, Attestation said) {
        String what = "decision " + claim.published().decision().sequence() + ", move " + claim.move() + ", transfer "
                + claim.order().id();
        return switch (said) {
            case Attestation.Signed signed -> "signed " + what;
            case Attestation.Unseen unseen -> "could not judge " + what + ": " + unseen.why();
            case Attestation.Refused refused -> "refused " + what + ": " + String.join("; ", refused.objections());
        };
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        nodes.forEach(ChainNode::close);
        signed.close();
    }
}
