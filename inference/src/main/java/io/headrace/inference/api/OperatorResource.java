package io.headrace.inference.api;

import io.headrace.decision.circumstance.Operator;
import io.headrace.decision.circumstance.OperatorState;
import io.headrace.inference.decide.DeskBoard;
import io.headrace.inference.operator.OperatorFile;
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
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Pause, halt, resume.
@Path(OperatorResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operator", description = "What the desk is told to do")
public class OperatorResource {
    static final String PATH = "/api/v1/operator";
    private static final int LONGEST_REASON = 200;

    private final DeskBoard board;
    private final Once once;

    OperatorResource(DeskBoard board, Once once) {
        this.board = board;
        this.once = once;
    }

    @GET
    @Operation(summary = "What the desk was told to do")
    public OperatorAnswer operator() {
        return OperatorAnswer.of(board.operator().map(OperatorFile::current).orElse(Operator.RUNNING));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Pauses, halts or resumes the desk; on disk before the answer",
            description = "In force from the next decision on, and after a restart. HALTED also stops the courier of a"
                    + " desk on chains at once: no further signature leaves. A desk that resumes stands on the"
                    + " rule until its model has passed a probation. HALTED is carried out as often as it is sent,"
                    + " with or without a key.")
    @APIResponse(
            responseCode = "200",
            description = "Taken",
            content = @Content(schema = @Schema(ref = "OperatorAnswer")))
    @APIResponse(
            responseCode = "400",
            description = "The state is missing, the reason too long, or the key none",
            content = @Content(mediaType = ProblemAnswer.TYPE, schema = @Schema(implementation = ProblemAnswer.class)))
    @APIResponse(
            responseCode = "409",
            description = "No desk runs, or the call under this key has no answer",
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
    public Response say(@Nullable OperatorRequest request) {
        OperatorState state = request == null ? null : request.state();
        if (request == null || state == null) {
            throw wrong("state", "must be RUNNING, PAUSED or HALTED");
        }
        String reason = request.reason() == null ? "" : request.reason();
        if (reason.length() > LONGEST_REASON) {
            throw wrong("reason", "must have at most " + LONGEST_REASON + " characters");
        }
        OperatorFile file = board.operator()
                .orElseThrow(() -> new Problem(
                                "HR-5016", "no desk runs", "", "Start one with './headrace serve'", ExitCode.CONFLICT)
                        .toException());
        Supplier<Response> effect = () -> Response.ok(said(file, state, reason)).build();
        // A halt waits for no journal to keep its key in, and said again it only tightens again.
        return state == OperatorState.HALTED ? effect.get() : once.answer(new Once.Post("", PATH, request), effect);
    }

    private OperatorAnswer said(OperatorFile file, OperatorState state, String reason) {
        long now = board.snapshot().asOfNanos().orElse(0);
        OperatorState before = file.current().state();
        Operator said = file.say(state, reason, now);
        board.brake().ifPresent(brake -> brake(brake, before, said));
        return OperatorAnswer.of(said);
    }

    /// A pause tightens: it lifts what its own operator halted before, and nothing that the courier itself did.
    private static void brake(Consumer<String> brake, OperatorState before, Operator said) {
        if (said.state() == OperatorState.HALTED) {
            brake.accept(said.reason().isEmpty() ? "halted by the operator" : said.reason());
        } else if (said.state() == OperatorState.RUNNING || before == OperatorState.HALTED) {
            brake.accept("");
        }
    }

    private static ProblemException wrong(String field, String what) {
        return new Problem(
                        "HR-5018",
                        field + ' ' + what,
                        field,
                        "Send a JSON object with state and reason",
                        ExitCode.INVALID)
                .toException();
    }
}
