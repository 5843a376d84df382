package io.headrace.inference.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.inference.decide.DeskBoard;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.dossier.DossierJson;
import io.headrace.settlement.dossier.TwoPersons;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.journal.TransferQuery;
import io.headrace.settlement.journal.transfer.BooksQuery;
import io.headrace.settlement.lifecycle.Resolution;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Transfers: where each stands, all that is known of one, and what persons decide about it.
@Path(TransferResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "transfers", description = "What moves, and what became of it")
public class TransferResource {
    static final String PATH = "/api/v1/transfers";
    private static final int ROWS = 50;

    private final DeskBoard board;
    private final Once once;

    TransferResource(DeskBoard board, Once once) {
        this.board = board;
        this.once = once;
    }

    @GET
    @Operation(
            summary =
                    "Transfers, newest first: those on chains where the desk moves money on chains, else those on paper")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(
            responseCode = "400",
            description = "A query parameter cannot be what it is",
            content = @Content(mediaType = ProblemAnswer.TYPE, schema = @Schema(implementation = ProblemAnswer.class)))
    public Page<TransferAnswer> transfers(
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "1000",
                                            defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(
                            description =
                                    "a state on chains, or INTENDED, SENT, ARRIVED, REFUSED on paper; all when left out")
                    @QueryParam("state")
                    @Nullable
                    String state,
            @Parameter(description = "next_cursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        int most = Query.limit(limit, ROWS);
        List<TransferAnswer> items = board.onChains() ? onChains(most, state, cursor) : onPaper(most, state, cursor);
        return new Page<>(items, items.size() == most ? items.getLast().id() : null);
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary =
                    "All that is known of one transfer on chains: states, slots, attempts, postings, words of persons")
    @APIResponse(
            responseCode = "200",
            description = "OK, as 'transfers show --json' prints it",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such transfer on chains",
            content = @Content(mediaType = ProblemAnswer.TYPE, schema = @Schema(implementation = ProblemAnswer.class)))
    public ObjectNode transfer(@PathParam("id") String id) {
        return DossierJson.whole(TwoPersons.require(persons().books(), id));
    }

    @POST
    @Path("/{id}/resolve")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Takes one person's word about a transfer that waits for two; on disk before the answer",
            description =
                    "The first word waits. When another person says the same about the same state it is carried out."
                            + " What the evidence contradicts is refused, whoever asks.")
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
            description = "The evidence contradicts, or the same person said it before",
            content = @Content(mediaType = ProblemAnswer.TYPE, schema = @Schema(implementation = ProblemAnswer.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such transfer",
            content = @Content(mediaType = ProblemAnswer.TYPE, schema = @Schema(implementation = ProblemAnswer.class)))
    @APIResponse(
            responseCode = "409",
            description = "No desk runs, the transfer moved on, or the call under this key has no answer",
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
    public Response resolve(@PathParam("id") String id, @Nullable ResolveRequest request) {
        Resolution.Kind decision = request == null ? null : request.decision();
        if (request == null || decision == null) {
            throw wrong("decision", "must be one of " + List.of(Resolution.Kind.values()));
        }
        TwoPersons.Word word = new TwoPersons.Word(decision, said("by", request.by()), said("why", request.why()));
        TwoPersons persons = persons();
        String whole = TwoPersons.require(persons.books(), id).life().id();
        return once.answer(
                new Once.Post(word.person(), PATH + '/' + whole + "/resolve", request),
                () -> Response.ok(DossierJson.outcome(taken(persons, whole, word)))
                        .build());
    }

    /// What a person was told of a transfer is answered by the second word.
    private TwoPersons.Outcome taken(TwoPersons persons, String id, TwoPersons.Word word) {
        List<DeskBoard.PageCall> told = board.pages();
        TwoPersons.Outcome outcome = persons.take(id, word, board.epochNanos());
        if (outcome.decided()) {
            board.answered(id, told);
        }
        return outcome;
    }

    private List<TransferAnswer> onChains(int most, @Nullable String state, @Nullable String cursor) {
        BooksQuery query = BooksQuery.newest(most)
                .in(state == null ? Set.of() : Set.of(Query.chainState(state)))
                .before(Optional.ofNullable(cursor));
        Map<LaneId, String> halts = persons().books().halts();
        return persons().books().page(query).stream()
                .map(life -> TransferAnswer.of(life, halts))
                .toList();
    }

    private List<TransferAnswer> onPaper(int most, @Nullable String state, @Nullable String cursor) {
        Optional<Journal> journal = board.journal();
        TransferQuery query = new TransferQuery(most, Query.transfer(cursor, journal), Query.state(state));
        return journal.map(open ->
                        open.transfers(query).stream().map(TransferAnswer::of).toList())
                .orElse(List.of());
    }

    private TwoPersons persons() {
        return board.persons()
                .orElseThrow(() -> new Problem(
                                "HR-5016", "no desk runs", "", "Start one with './headrace serve'", ExitCode.CONFLICT)
                        .toException());
    }

    private static String said(String field, @Nullable String value) {
        return SpokenWords.of(field, value, TransferResource::wrong);
    }

    private static ProblemException wrong(String field, String what) {
        return new Problem(
                        "HR-5018",
                        field + ' ' + what,
                        field,
                        "Send a JSON object with decision, by and why",
                        ExitCode.INVALID)
                .toException();
    }
}
