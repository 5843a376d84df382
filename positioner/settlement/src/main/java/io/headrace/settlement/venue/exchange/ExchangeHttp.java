package io.headrace.settlement.venue.exchange;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sends one request to a venue and gives its answer as it came. Asks nothing twice, follows no
/// redirect, and reads no more than it was told to.
///
/// Safe for many threads.
public final class ExchangeHttp implements AutoCloseable {
    private final HttpClient http;
    private final Duration patience;
    private final long maxBytes;

    /// An answer as it came.
    public record Reply(int status, byte[] body) {}

    /// No answer, or none that could be read whole: what was asked may have been done.
    public static final class NoReply extends Exception {
        private static final long serialVersionUID = 1L;

        NoReply(URI place, String words) {
            super(place.getHost() + ": " + VenueException.printable(words));
        }
    }

    /// @param patience for the whole answer, its body too
    /// @param maxBytes an answer may have
    public ExchangeHttp(Duration patience, long maxBytes) {
        this.patience = patience;
        this.maxBytes = maxBytes;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    public Reply post(URI place, String json) throws NoReply {
        return answer(HttpRequest.newBuilder(place)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    public Reply get(URI place) throws NoReply {
        return answer(HttpRequest.newBuilder(place)
                .header("Accept", "application/json")
                .GET()
                .build());
    }

    private Reply answer(HttpRequest request) throws NoReply {
        CompletableFuture<HttpResponse<byte[]>> coming = http.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), maxBytes));
        try {
            HttpResponse<byte[]> response = coming.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return new Reply(response.statusCode(), response.body());
        } catch (TimeoutException e) {
            coming.cancel(true);
            throw new NoReply(request.uri(), "no answer within " + patience);
        } catch (InterruptedException e) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            throw new NoReply(request.uri(), "interrupted");
        } catch (ExecutionException e) {
            throw new NoReply(request.uri(), said(e));
        }
    }

    private static String said(ExecutionException e) {
        return e.getCause() instanceof IOException cause && cause.getMessage() != null
                ? cause.getMessage()
                : "the connection broke";
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
