package io.headrace.inference.cli.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.dossier.TwoPersons;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/// The service that holds a desk's lease, asked over its API.
record RunningDesk(URI url) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String UNKNOWN = "a word that was written counts once, so say it again";

    static RunningDesk at(URI url) {
        return new RunningDesk(url);
    }

    /// @throws ProblemException what the service refused, with its code; HR-4185 when it does not answer
    ObjectNode resolve(String id, TwoPersons.Word word) {
        ObjectNode body = JSON.createObjectNode()
                .put("decision", word.kind().name())
                .put("by", word.person())
                .put("why", word.why());
        return post("transfers/" + URLEncoder.encode(id, StandardCharsets.UTF_8) + "/resolve", body);
    }

    /// @throws ProblemException as [#resolve]
    ObjectNode doubts() {
        return answer(to("doubts").GET().build());
    }

    /// Says a person's word about what no transfer explains.
    ///
    /// @param kind `money` or `senders`
    /// @throws ProblemException as [#resolve]
    ObjectNode state(String kind, ObjectNode word) {
        return post("doubts/" + kind, word);
    }

    private ObjectNode post(String path, ObjectNode body) {
        return answer(to(path).header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(url.resolve("/api/v1/" + path)).timeout(PATIENCE);
    }

    private ObjectNode answer(HttpRequest request) {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            return taken(asked(http, request));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw silent("interrupted", UNKNOWN);
        }
    }

    /// Asks once more when the answer is lost: under its key the word counts once.
    private HttpResponse<String> asked(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw silent(IoReason.of(e), "nothing was written");
        } catch (IOException lost) {
            try {
                return http.send(request, HttpResponse.BodyHandlers.ofString());
            } catch (IOException e) {
                throw silent(IoReason.of(e), UNKNOWN);
            }
        }
    }

    private ObjectNode taken(HttpResponse<String> answer) {
        try {
            JsonNode body = JSON.readTree(answer.body());
            if (answer.statusCode() == 200 && body instanceof ObjectNode document) {
                return document;
            }
            if (body.path("code").asText().matches("HR-\\d{4}")) {
                throw new Problem(
                                body.path("code").asText(),
                                body.path("detail").asText("it was refused"),
                                "",
                                body.path("remedy").asText("See the service's log"),
                                exit(answer.statusCode()))
                        .toException();
            }
        } catch (JsonProcessingException e) {
            throw silent("what answers there is no desk", UNKNOWN);
        }
        throw silent("it answered with status " + answer.statusCode(), UNKNOWN);
    }

    private static ExitCode exit(int status) {
        return switch (status) {
            case 400 -> ExitCode.INVALID;
            case 403 -> ExitCode.NOT_ALLOWED;
            case 404 -> ExitCode.NOT_FOUND;
            case 409 -> ExitCode.CONFLICT;
            default -> ExitCode.INTERNAL;
        };
    }

    /// @param written whether anything was
    private ProblemException silent(String why, String written) {
        return new Problem(
                        "HR-4185",
                        "the desk's service does not answer: " + why,
                        url.toString(),
                        "Name its address with --url, or look whether it runs; " + written,
                        ExitCode.UNREACHABLE)
                .toException();
    }
}
