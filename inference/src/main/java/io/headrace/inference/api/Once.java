package io.headrace.inference.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.decision.record.CanonicalJson;
import io.headrace.inference.decide.DeskBoard;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.journal.KeyedCalls;
import io.headrace.settlement.journal.KeyedCalls.Answer;
import io.headrace.settlement.journal.KeyedCalls.Found;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/// Carries out a writing call once, however often it is sent under one `Idempotency-Key`; a call without
/// one as often as it is sent. After draft-ietf-httpapi-idempotency-key-header-07; the key is taken as
/// it stands, quotes included.
///
/// A call is written down before it does anything, so a process that is killed under it leaves a key
/// without an answer. Nobody can tell from outside what it did, and to say it again may undo what was
/// said since: it is not carried out again, and whoever asks is sent to look.
@Singleton
class Once {
    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotent-Replayed";
    static final String ABOUT =
            "1 to 128 printable ASCII characters, chosen by the caller; the same call under the same key is"
                    + " carried out once and answered alike for 24 hours";
    private static final Logger LOG = Logger.getLogger(Once.class);
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{1,128}");
    private static final int UNPROCESSABLE = 422;

    private final DeskBoard board;
    private final ObjectMapper json;
    private final HttpHeaders headers;

    /// @param headers of the call at hand; a parameter of a resource would hide an empty key
    Once(DeskBoard board, ObjectMapper json, HttpHeaders headers) {
        this.board = board;
        this.json = json;
        this.headers = headers;
    }

    /// A call that is found good and was not carried out.
    ///
    /// @param principal who it says is speaking; empty where it names nobody
    /// @param body as it was read
    record Post(String principal, String path, Object body) {}

    /// @param effect carries the call out
    /// @throws ProblemException HR-5028 when the key is none; HR-5016 while the desk has no journal to
    ///     keep it in
    Response answer(Post post, Supplier<Response> effect) {
        return answer(Objects.requireNonNullElse(headers.getRequestHeader(KEY), List.of()), post, effect);
    }

    /// @param keys what the header says; empty without one
    Response answer(List<String> keys, Post post, Supplier<Response> effect) {
        if (keys.isEmpty()) {
            return effect.get();
        }
        KeyedCalls.Call call = new KeyedCalls.Call(key(keys), post.principal(), HttpMethod.POST, post.path());
        KeyedCalls calls = board.journal().map(Journal::calls).orElseThrow(Once::noJournal);
        return switch (calls.reserve(call, CanonicalJson.digest(text(post.body())), board.epochNanos())) {
            case Found.Fresh() -> sent(carriedOut(calls, call, effect)).build();
            case Found.Answered(Answer before) ->
                sent(before).header(REPLAYED, true).build();
            case Found.OtherBody() -> otherBody(call);
            case Found.Unanswered(long since) -> unanswered(call, since);
        };
    }

    private Answer carriedOut(KeyedCalls calls, KeyedCalls.Call call, Supplier<Response> effect) {
        Response response;
        try {
            response = effect.get();
        } catch (RuntimeException e) {
            response = ProblemMappers.of(e);
        }
        MediaType type = Objects.requireNonNullElse(response.getMediaType(), MediaType.APPLICATION_JSON_TYPE);
        Answer answer = new Answer(response.getStatus(), type.toString(), text(response.getEntity()));
        keep(calls, call, answer);
        return answer;
    }

    /// Twice, for a connection may have broken. What was done is done: the caller is told so in any
    /// case.
    private static void keep(KeyedCalls calls, KeyedCalls.Call call, Answer answer) {
        try {
            calls.answer(call, answer);
        } catch (ProblemException broken) {
            try {
                calls.answer(call, answer);
            } catch (ProblemException e) {
                LOG.warn("The answer of a call under key '" + call.key() + "' is not kept: "
                        + e.problem().sentence());
            }
        }
    }

    private static Response.ResponseBuilder sent(Answer answer) {
        return Response.status(answer.status()).type(answer.mediaType()).entity(answer.body());
    }

    private static String key(List<String> keys) {
        String key = keys.getFirst();
        if (keys.size() > 1 || !PRINTABLE.matcher(key).matches()) {
            throw new Problem(
                            "HR-5028",
                            "the header " + KEY + " must be there once, with 1 to 128 printable ASCII characters",
                            "",
                            "Give a new one for each call, for instance a UUID, or leave it out",
                            ExitCode.INVALID)
                    .toException();
        }
        return key;
    }

    private static ProblemException noJournal() {
        return new Problem(
                        "HR-5016",
                        "no desk runs, or it has not opened its journal, so no key can be kept",
                        "",
                        "Try again in a moment, or leave the " + KEY + " out",
                        ExitCode.CONFLICT)
                .toException();
    }

    private static Response otherBody(KeyedCalls.Call call) {
        return ProblemMappers.answer(
                UNPROCESSABLE,
                new Problem(
                        "HR-5029",
                        "the key '" + call.key() + "' came before with another body",
                        "",
                        "Give this call a key of its own",
                        ExitCode.INVALID));
    }

    private static Response unanswered(KeyedCalls.Call call, long sinceNanos) {
        return ProblemMappers.answer(
                Response.Status.CONFLICT.getStatusCode(),
                new Problem(
                        "HR-5030",
                        "the call under key '" + call.key() + "' that came at " + Instant.ofEpochSecond(0, sinceNanos)
                                + " has no answer: it still runs, or was cut short and may have done its work",
                        "",
                        "Ask again in a moment; if that does not help, look at what there is now and send what is"
                                + " missing under a new key",
                        ExitCode.CONFLICT));
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what the API takes and gives can be written", e);
        }
    }
}
