package io.headrace.inference.api;

import io.headrace.inference.decide.DeskBoard;
import io.headrace.settlement.journal.DecisionRecord;
import io.headrace.settlement.journal.Journal;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What the journal holds: decisions with their reasons, and transfers with their states.
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "records", description = "What was decided, and what became of it")
public class RecordResource {
    private static final int ROWS = 50;

    private final DeskBoard board;

    RecordResource(DeskBoard board) {
        this.board = board;
    }

    @GET
    @Path("/decisions")
    @Operation(summary = "Decisions with their reasons, newest first; also those that moved nothing")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(
            responseCode = "400",
            description = "A query parameter cannot be what it is",
            content = @Content(mediaType = ProblemAnswer.TYPE, schema = @Schema(implementation = ProblemAnswer.class)))
    public Page<DecisionAnswer> decisions(
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
            @Parameter(description = "next_cursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        int most = Query.limit(limit, ROWS);
        List<DecisionAnswer> items = decisions(most, Query.sequence(cursor));
        boolean more = !items.isEmpty() && items.getLast().sequence() > 0;
        return new Page<>(items, more ? Long.toString(items.getLast().sequence()) : null);
    }

    private List<DecisionAnswer> decisions(int limit, long beforeSequence) {
        return journal()
                .map(journal -> journal.decisions(limit, beforeSequence).stream()
                        .map(DecisionRecord::decision)
                        .map(DecisionAnswer::of)
                        .toList())
                .orElse(List.of());
    }

    private Optional<Journal> journal() {
        return board.journal();
    }
}
