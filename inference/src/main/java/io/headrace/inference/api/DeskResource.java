package io.headrace.inference.api;

import io.headrace.inference.decide.DeskBoard;
import io.headrace.inference.decide.DeskSnapshot;
import io.headrace.inference.decide.VenueView;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.settlement.journal.transfer.BooksQuery;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The desk now: status, who decides, venues and forecasts.
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "desk", description = "What the desk holds, needs and expects")
public class DeskResource {
    private static final int OVERVIEW_POINTS = 96;
    private static final int FORECASTS = 168;
    private static final int LISTED = 12;

    private final DeskBoard board;

    DeskResource(DeskBoard board) {
        this.board = board;
    }

    @GET
    @Path("/overview")
    @Operation(summary = "Everything the dashboard shows")
    public Overview overview() {
        DeskSnapshot shown = board.snapshot();
        return new Overview(
                StatusAnswer.of(board, shown),
                ModelAnswer.of(board, shown),
                DeskAnswer.of(shown),
                streams(),
                shown.venues().stream()
                        .map(view -> VenueAnswer.of(view, OVERVIEW_POINTS))
                        .toList(),
                shown.decisions().stream().map(DecisionAnswer::of).toList(),
                transfers(shown),
                board.pages().stream().map(PageAnswer::of).toList());
    }

    /// Those on chains as they stand now, with their steps; else those on paper as of the last
    /// decision.
    private List<TransferAnswer> transfers(DeskSnapshot shown) {
        if (!board.onChains()) {
            return shown.transfers().stream().map(TransferAnswer::of).toList();
        }
        return board.persons().stream()
                .flatMap(persons -> persons.books().page(BooksQuery.newest(LISTED)).stream()
                        .flatMap(life -> persons.books().dossier(life.id()).stream()))
                .map(TransferAnswer::of)
                .toList();
    }

    @GET
    @Path("/status")
    @Operation(summary = "What runs and how far it is")
    public StatusAnswer status() {
        return StatusAnswer.of(board, board.snapshot());
    }

    @GET
    @Path("/streams")
    @Operation(summary = "How each live stream and the watch over each chain fare now")
    public List<StreamAnswer> streams() {
        return board.streams().stream().map(StreamAnswer::of).toList();
    }

    @GET
    @Path("/model")
    @Operation(summary = "Who decides now, since when and why; the champion model")
    public ModelAnswer model() {
        return ModelAnswer.of(board, board.snapshot());
    }

    @GET
    @Path("/venues")
    @Operation(summary = "Every venue now, in the desk's order")
    public List<VenueAnswer> venues() {
        return board.snapshot().venues().stream()
                .map(view -> VenueAnswer.of(view, 0))
                .toList();
    }

    @GET
    @Path("/venues/{id}")
    @Operation(summary = "One venue now, with its recent past")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(
            responseCode = "404",
            description = "There is no such venue",
            content = @Content(mediaType = ProblemAnswer.TYPE, schema = @Schema(implementation = ProblemAnswer.class)))
    public VenueAnswer venue(@PathParam("id") String id) {
        return VenueAnswer.of(view(id), FORECASTS);
    }

    @GET
    @Path("/forecasts")
    @Operation(summary = "Forecasts of the highest need in the window ahead, and what came true; oldest first")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(
            responseCode = "400",
            description = "A query parameter cannot be what it is",
            content = @Content(mediaType = ProblemAnswer.TYPE, schema = @Schema(implementation = ProblemAnswer.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such venue",
            content = @Content(mediaType = ProblemAnswer.TYPE, schema = @Schema(implementation = ProblemAnswer.class)))
    public ForecastHistory forecasts(
            @Parameter(description = "one venue; all when left out") @QueryParam("venue") @Nullable String venue,
            @Parameter(
                            description = "most recent times per venue",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "1000",
                                            defaultValue = "168"))
                    @QueryParam("limit")
                    @Nullable
                    String limit) {
        int most = Query.limit(limit, FORECASTS);
        List<VenueView> views = venue == null ? board.snapshot().venues() : List.of(view(venue));
        List<ForecastAnswer> items = views.stream()
                .flatMap(view -> recent(view, most))
                .sorted(Comparator.comparing(ForecastAnswer::asOf))
                .toList();
        var window = board.plan().map(plan -> plan.settings().window());
        return new ForecastHistory(
                new ForecastHistory.WindowAnswer(
                        window.map(found -> found.leadNanos() / 1e9).orElse(0.0),
                        window.map(found -> found.reviewNanos() / 1e9).orElse(0.0)),
                views.isEmpty()
                        ? List.of()
                        : views.getFirst().coverage().levels().values(),
                items);
    }

    private static Stream<ForecastAnswer> recent(VenueView view, int most) {
        int size = view.history().size();
        return view.history().subList(Math.max(0, size - most), size).stream()
                .map(point -> ForecastAnswer.of(view.venue(), point));
    }

    private VenueView view(String id) {
        return board.snapshot().venues().stream()
                .filter(view -> view.venue().equals(id))
                .findFirst()
                .orElseThrow(() -> new Problem(
                                "HR-5011",
                                "there is no venue '" + id + "'",
                                "",
                                "There are: "
                                        + board.snapshot().venues().stream()
                                                .map(VenueView::venue)
                                                .toList(),
                                ExitCode.NOT_FOUND)
                        .toException());
    }
}
