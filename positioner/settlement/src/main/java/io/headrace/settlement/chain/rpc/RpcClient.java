package io.headrace.settlement.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks one node. The JDK's client sets TCP_NODELAY on its connections: without it a large question waits some
/// 40 ms for nothing. Nothing is asked twice here: who asks knows whether asking again is safe. A node that says it
/// is asked too often is left alone for a while, but for bytes to be sent.
///
/// Safe for many threads.
public final class RpcClient implements AutoCloseable {
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String SEND = "eth_sendRawTransaction";
    private final Node node;
    private final RpcLimits limits;
    private final RpcMessages messages;
    private final HttpClient http;
    private final Respite respite;

    public RpcClient(Node node, RpcLimits limits) {
        this(node, limits, System::nanoTime);
    }

    RpcClient(Node node, RpcLimits limits, LongSupplier nanos) {
        this.node = node;
        this.limits = limits;
        this.messages = new RpcMessages(node);
        this.respite = new Respite(nanos);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connect())
                .build();
    }

    public Node node() {
        return node;
    }

    /// The result of one call; JSON null where the node says so.
    ///
    /// @param parameters strings, booleans, numbers, lists, maps or JSON nodes
    /// @throws RpcException when the node gives none
    public JsonNode call(String method, Object... parameters) {
        if (!method.equals(SEND)) {
            requireMayAsk();
        }
        byte[] answer = post(messages.question(method, List.of(parameters)));
        return read(() -> messages.result(answer));
    }

    /// The results of several questions that travel together, in their order.
    ///
    /// @throws RpcException when any of them has none
    List<JsonNode> callAll(List<? extends Question<?>> questions) {
        requireMayAsk();
        byte[] answers = post(messages.questions(questions));
        return read(() -> messages.results(answers, questions.size()));
    }

    private void requireMayAsk() {
        respite.left().ifPresent(left -> {
            throw new RpcException(
                    RpcFault.RATE_LIMITED,
                    node,
                    "not asked: it was asked too often and is left alone for " + left.toMillis() + " ms more");
        });
    }

    /// Some nodes say in words that they are asked too often.
    private <T> T read(Supplier<T> answer) {
        try {
            T read = answer.get();
            respite.answered();
            return read;
        } catch (RpcException e) {
            if (e.fault() == RpcFault.RATE_LIMITED) {
                respite.refused("");
            }
            throw e;
        }
    }

    private byte[] post(byte[] question) {
        HttpRequest request = HttpRequest.newBuilder(node.uri())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(question))
                .build();
        HttpResponse<byte[]> response = await(http.sendAsync(
                request,
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), limits.maxBytes())));
        if (response.statusCode() == TOO_MANY_REQUESTS) {
            respite.refused(response.headers().firstValue("Retry-After").orElse(""));
            throw new RpcException(RpcFault.RATE_LIMITED, node, "HTTP status 429");
        }
        if (response.statusCode() != OK) {
            throw new RpcException(RpcFault.HTTP, node, "HTTP status " + response.statusCode());
        }
        return response.body();
    }

    /// The time limit holds for the body too, which a timeout of the request would not.
    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> answer) {
        try {
            return answer.get(limits.answer().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new RpcException(RpcFault.TIMEOUT, node, "no answer within " + limits.answer());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new RpcException(RpcFault.UNREACHABLE, node, "interrupted");
        } catch (ExecutionException e) {
            throw broken(e.getCause());
        }
    }

    private RpcException broken(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException e -> new RpcException(RpcFault.NOT_CONNECTED, node, said(e));
            case HttpTimeoutException e -> new RpcException(RpcFault.TIMEOUT, node, said(e));
            case ConnectException e -> new RpcException(RpcFault.NOT_CONNECTED, node, said(e));
            case IOException e
            when said(e).contains("limit") || said(e).contains("capacity") ->
                new RpcException(RpcFault.MALFORMED, node, "the answer is larger than " + limits.maxBytes() + " bytes");
            case null -> new RpcException(RpcFault.UNREACHABLE, node, "no reason given");
            default -> new RpcException(RpcFault.UNREACHABLE, node, said(cause));
        };
    }

    private static String said(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
