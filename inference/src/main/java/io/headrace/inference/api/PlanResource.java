package io.headrace.inference.api;

import io.headrace.inference.decide.DeskBoard;
import io.headrace.inference.decide.DeskPlan;
import io.headrace.inference.feed.PlanFile;
import io.headrace.market.event.Instrument;
import io.headrace.market.portfolio.Portfolio;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The desk's announced plan: known future demand.
@Path(PlanResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "plan", description = "Positions the desk has decided to hold")
public class PlanResource {
    static final String PATH = "/api/v1/plan";
    private static final int LONGEST_ID = 100;

    private final DeskBoard board;
    private final Once once;

    PlanResource(DeskBoard board, Once once) {
        this.board = board;
        this.once = once;
    }

    @GET
    @Operation(summary = "Everything announced, oldest first")
    public List<PlanAnswer> plan() {
        return board.announced()
                .map(plan -> plan.entries().stream().map(PlanAnswer::of).toList())
                .orElse(List.of());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Announces a position; on disk before the answer",
            description = "Every policy sees it as announced demand from the period that is open now, and as the"
                    + " position once it is in force. Sent again with the same id it changes nothing.")
    @APIResponse(
            responseCode = "201",
            description = "Taken",
            content = @Content(schema = @Schema(implementation = PlanAnswer.class)))
    @APIResponse(
            responseCode = "200",
            description = "It had been taken before",
            content = @Content(schema = @Schema(implementation = PlanAnswer.class)))
    @APIResponse(
            responseCode = "400",
            description = "A field is missing or cannot be what it is, or the key is none",
            content = @Content(mediaType = ProblemAnswer.TYPE, schema = @Schema(implementation = ProblemAnswer.class)))
    @APIResponse(
            responseCode = "409",
            description = "The id announced something else, no feed runs, or the call under this key has no answer",
            content = @Content(mediaType = ProblemAnswer.TYPE, schema = @Schema(implementation = ProblemAnswer.class)))
    @APIResponse(
            responseCode = "422",
            description = "The key came before with another body",
            content = @Content(mediaType = ProblemAnswer.TYPE, schema = @Schema(implementation = ProblemAnswer.class)))
    @Parameter(
            name = Once.KEY,
            in = ParameterIn.HEADER,
            description = Once.ABOUT,
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 128))
    public Response announce(@Nullable PlanRequest request) {
        if (request == null) {
            throw wrong("body", "must be an announcement", "Send a JSON object");
        }
        PlanFile plan = board.announced().orElseThrow(() -> noDesk());
        Portfolio portfolio =
                board.plan().map(DeskPlan::settings).orElseThrow(() -> noDesk()).portfolio();
        String id = text("id", request.id());
        if (id.length() > LONGEST_ID) {
            throw wrong("id", "must have at most " + LONGEST_ID + " characters", "Give a shorter one");
        }
        Instrument instrument = new Instrument(
                oneOf("venue", request.venue(), portfolio.venues()),
                oneOf("coin", request.coin(), portfolio.coinNames()));
        long effective = nanos(request.effectiveAt());
        double quantity = quantity(request.quantity());
        return once.answer(
                new Once.Post("", PATH, request), () -> told(plan.announce(id, instrument, effective, quantity)));
    }

    private static Response told(PlanFile.Receipt receipt) {
        return Response.status(receipt.fresh() ? Response.Status.CREATED : Response.Status.OK)
                .entity(PlanAnswer.of(receipt.entry()))
                .build();
    }

    private static String text(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw wrong(field, "must be given", "Add it to the announcement");
        }
        return value;
    }

    private static String oneOf(String field, @Nullable String value, List<String> known) {
        String given = text(field, value);
        if (!known.contains(given)) {
            throw wrong(field, "must be one of " + known + ", was '" + given + "'", "Give one the desk holds");
        }
        return given;
    }

    private static double quantity(@Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            throw wrong("quantity", "must be a finite number", "Give the signed position in base units");
        }
        return value;
    }

    private static long nanos(@Nullable Instant instant) {
        if (instant == null) {
            throw wrong("effective_at", "must be given", "Give a time like 2025-02-01T00:00:00Z");
        }
        try {
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
        } catch (ArithmeticException e) {
            throw wrong("effective_at", "must be a time of this age, was " + instant, "Give an earlier one");
        }
    }

    private static ProblemException noDesk() {
        return new Problem("HR-5016", "no desk runs", "", "Start one with './headrace serve'", ExitCode.CONFLICT)
                .toException();
    }

    private static ProblemException wrong(String field, String what, String remedy) {
        return new Problem("HR-5018", field + ' ' + what, field, remedy, ExitCode.INVALID).toException();
    }
}
