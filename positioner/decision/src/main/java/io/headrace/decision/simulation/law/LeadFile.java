package io.headrace.decision.simulation.law;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Lead times of routes from a file that `data leads --json` wrote.
public final class LeadFile {
    private static final String SCHEMA = "headrace/data-leads/v1";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LeadFile() {}

    /// The laws in a file, in its order.
    ///
    /// @throws ProblemException HR-3301 when the file cannot be read or is of another kind
    public static List<LeadTimeLaw> read(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return laws(JSON.readTree(stream));
        } catch (IOException | IllegalArgumentException e) {
            throw new Problem(
                            "HR-3301",
                            "lead times cannot be read: " + e.getMessage(),
                            file.toString(),
                            "Write the file with 'data leads DATASET --json'",
                            ExitCode.INVALID)
                    .toException(e);
        }
    }

    /// Routes of the trade with round numbers, for worlds without data: what the operators of these bridges say
    /// of them, not a measurement.
    public static List<LeadTimeLaw> usual() {
        try (InputStream stream = LeadFile.class.getResourceAsStream("usual-lead-times.json")) {
            return laws(JSON.readTree(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<LeadTimeLaw> laws(JsonNode document) {
        if (!document.path("schema").asText().equals(SCHEMA)) {
            throw new IllegalArgumentException("its schema must be " + SCHEMA + ", was '"
                    + document.path("schema").asText() + "'");
        }
        List<LeadTimeLaw> laws = new ArrayList<>();
        for (JsonNode route : document.path("routes")) {
            List<LeadTimeLaw.Knot> knots = new ArrayList<>();
            for (JsonNode quantile : route.path("quantiles")) {
                knots.add(new LeadTimeLaw.Knot(
                        quantile.path("level").asDouble(),
                        quantile.path("seconds").asDouble()));
            }
            laws.add(LeadTimeLaw.of(
                    route.path("route").asText(), route.path("floor_seconds").asDouble(), knots));
        }
        return laws;
    }
}
