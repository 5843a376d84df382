package io.headrace.inference.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.inference.decide.DeskBoard;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.dossier.Bookkeeping;
import io.headrace.settlement.dossier.Claim;
import io.headrace.settlement.dossier.DossierJson;
import io.headrace.settlement.fact.LaneId;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What no transfer explains, and what persons say about it.
@Path(DoubtResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "doubts", description = "What no transfer explains and waits for persons")
public class DoubtResource {
    static final String PATH = "/api/v1/doubts";
    private static final String RECONCILIATION = "reconciliation"; // what the courier names money in doubt by

    private final DeskBoard board;
    private final Once once;

    DoubtResource(DeskBoard board, Once once) {
        this.board = board;
        this.once = once;
    }

    @GET
    @Operation(summary = "Money that chains hold otherwise than the books, and senders that stand still")
    @APIResponse(
            responseCode = "200",
            description = "OK, as 'chains doubts --json' prints it",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "409",
            description = "No desk runs",
            content = @Content(mediaType = ProblemAnswer.TYPE, schema = @Schema(implementation = ProblemAnswer.class)))
    public ObjectNode doubts() {
        return DossierJson.doubts(bookkeeping().doubts());
    }

    @POST
    @Path("/money")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Takes one person's word about money that came or went without a transfer; on disk before the answer",
            description =
                    "The first word waits. When another person says the same it is booked, once for each reference.")
    @APIResponse(
            responseCode = "200",
            description = "Taken; 'decided' tells whether it was the second",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "400",
            description = "A field is missing or too long, or the key is none",
            content = @Content(mediaType = ProblemAnswer.TYPE, schema = @Schema(implementation = ProblemAnswer.class)))
    @APIResponse(
            responseCode = "403",
            description = "The same person said it before",
            content = @Content(mediaType = ProblemAnswer.TYPE, schema = @Schema(implementation = ProblemAnswer.class)))
    @APIResponse(
            responseCode = "409",
            description = "No desk runs, nothing like that is in doubt, or the call under this key has no answer",
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
    public Response money(@Nullable MoneyRequest request) {
        if (request == null || request.units() == null || request.units() == 0) {
            throw wrong("units", "must be a whole number other than 0");
        }
        Claim claim =
                new Claim.Money(said("node", request.node()), request.units(), said("reference", request.reference()));
        return taken("/money", request, claim, said("by", request.by()), said("why", request.why()));
    }

    @POST
    @Path("/senders")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Takes one person's word that a sender may go on; on disk before the answer",
            description = "The first word waits. When another person says the same the sender goes on.")
    @APIResponse(
            responseCode = "200",
            description = "Taken; 'decided' tells whether it was the second",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "400",
            description = "A field is missing or too long, or the key is none",
            content = @Content(mediaType = ProblemAnswer.TYPE, schema = @Schema(implementation = ProblemAnswer.class)))
    @APIResponse(
            responseCode = "403",
            description = "The same person said it before",
            content = @Content(mediaType = ProblemAnswer.TYPE, schema = @Schema(implementation = ProblemAnswer.class)))
    @APIResponse(
            responseCode = "409",
            description = "No desk runs, no such sender stands still, or the call under this key has no answer",
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
    public Response sender(@Nullable SenderRequest request) {
        if (request == null || request.chain() == null || request.chain() <= 0) {
            throw wrong("chain", "must be a chain's id");
        }
        if (request.nonce() == null || request.nonce() < 0) {
            throw wrong("nonce", "must be a whole number from 0");
        }
        String sender = said("sender", request.sender()).toLowerCase(Locale.ROOT);
        Claim claim = new Claim.Resumed(new LaneId(request.chain(), sender), request.nonce());
        return taken("/senders", request, claim, said("by", request.by()), said("why", request.why()));
    }

    private Response taken(String path, Object request, Claim claim, String by, String why) {
        Bookkeeping bookkeeping = bookkeeping();
        Bookkeeping.Word word = new Bookkeeping.Word(claim, by, why);
        return once.answer(
                new Once.Post(by, PATH + path, request),
                () -> Response.ok(DossierJson.outcome(taken(bookkeeping, word))).build());
    }

    /// What a person was told of a sender is answered by the second word that it may go on; money without a transfer
    /// is told of all nodes at once, and answered when nothing of it is left.
    private Bookkeeping.Outcome taken(Bookkeeping bookkeeping, Bookkeeping.Word word) {
        List<DeskBoard.PageCall> told = board.pages();
        Bookkeeping.Outcome outcome = bookkeeping.take(word, board.epochNanos());
        if (outcome.decided()) {
            switch (word.claim()) {
                case Claim.Resumed resumed -> board.answered(resumed.sender().toString(), told);
                case Claim.Money money when isLast(bookkeeping, money) -> board.answered(RECONCILIATION, told);
                case Claim.Money ignored -> {}
            }
        }
        return outcome;
    }

    /// Whether nothing else is in doubt; what was just booked may be in the last look still.
    private static boolean isLast(Bookkeeping bookkeeping, Claim.Money booked) {
        return bookkeeping.doubts().money().stream()
                .allMatch(found -> found.node().equals(booked.node()) && found.unexplained() == booked.units());
    }

    private Bookkeeping bookkeeping() {
        return board.bookkeeping()
                .orElseThrow(() -> new Problem(
                                "HR-5016", "no desk runs", "", "Start one with './headrace serve'", ExitCode.CONFLICT)
                        .toException());
    }

    private static String said(String field, @Nullable String value) {
        String text = SpokenWords.of(field, value, DoubtResource::wrong);
        if (text.contains("\n")) {
            throw wrong(field, "must be on one line"); // the history tells its parts apart by lines
        }
        return text;
    }

    private static ProblemException wrong(String field, String what) {
        return new Problem(
                        "HR-5031",
                        field + ' ' + what,
                        field,
                        "See the fields of this call in /q/openapi; nothing was written",
                        ExitCode.INVALID)
                .toException();
    }
}
