package io.headrace.inference.api;

import io.headrace.decision.review.Review;
import io.headrace.decision.review.ReviewJson;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.inference.decide.DeskBoard;
import io.headrace.inference.decide.DeskPlan;
import io.headrace.inference.feed.InstantText;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.journal.JournalRecords;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Predicted against realized demand, from the journal: what `headrace review` says of it.
@Path("/api/v1/review")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "records", description = "What was decided, and what became of it")
public class ReviewResource {
    private final DeskBoard board;
    /// A review of half a year reads much and solves a program: one at a time leaves the loop its
    /// processor.
    private final ReentrantLock one = new ReentrantLock();

    ReviewResource(DeskBoard board) {
        this.board = board;
    }

    @GET
    @Operation(
            summary = "Predicted against realized demand over a span, and whether the model paid for itself",
            description = "The document of 'headrace review --json', schema headrace/review/v1.")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(
            responseCode = "400",
            description = "A query parameter cannot be what it is",
            content = @Content(mediaType = ProblemAnswer.TYPE, schema = @Schema(implementation = ProblemAnswer.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no decision in the span",
            content = @Content(mediaType = ProblemAnswer.TYPE, schema = @Schema(implementation = ProblemAnswer.class)))
    public String review(
            @Parameter(description = "first decision's time; the first there is when left out")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "last decision's time, included; the last there is when left out")
                    @QueryParam("to")
                    @Nullable
                    String to) {
        long first = time("from", from, Long.MIN_VALUE);
        long last = time("to", to, Long.MAX_VALUE);
        if (first > last) {
            throw Query.wrong("from", String.valueOf(from), "Give a time that is not after 'to'");
        }
        Journal journal = board.journal().orElseThrow(ReviewResource::nothingYet);
        DeskSettings settings = board.plan().map(DeskPlan::settings).orElseThrow(ReviewResource::nothingYet);
        one.lock();
        try (JournalRecords records = journal.records()) {
            return ReviewJson.of(Review.of(records, settings, first, last)).toString();
        } finally {
            one.unlock();
        }
    }

    private static long time(String name, @Nullable String text, long otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            return InstantText.nanos(text);
        } catch (IllegalArgumentException e) {
            throw Query.wrong(name, text, "Give a time like 2025-02-01T00:00:00Z or 2025-02-01");
        }
    }

    private static RuntimeException nothingYet() {
        return new Problem(
                        "HR-5024",
                        "no decision was taken yet",
                        "",
                        "Ask again when the desk has decided; see /api/v1/status",
                        ExitCode.NOT_FOUND)
                .toException();
    }
}
