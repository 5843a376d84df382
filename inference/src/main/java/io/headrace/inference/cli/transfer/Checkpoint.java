package io.headrace.inference.cli.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.simulation.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// What a long simulation has done, so that it can go on after it was stopped. Replaced whole, by a rename.
record Checkpoint(Path file, long firstSeed) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// What was done before; nothing when there is no file.
    ///
    /// @throws ProblemException HR-4111 when the file is not a checkpoint of these seeds
    Tally load() {
        if (!Files.exists(file)) {
            return Tally.NONE;
        }
        try {
            JsonNode saved = JSON.readTree(file.toFile());
            if (saved.path("first_seed").asLong(-1) != firstSeed) {
                throw unusable(
                        "it is of seeds from " + saved.path("first_seed") + ", asked were those from " + firstSeed);
            }
            return new Tally(
                    whole(saved, "seeds"),
                    whole(saved, "transfers"),
                    whole(saved, "faults"),
                    whole(saved, "lost"),
                    whole(saved, "doubled"),
                    whole(saved, "invariant_breaks"),
                    whole(saved, "trace"));
        } catch (IOException e) {
            throw unusable("it cannot be read");
        }
    }

    void save(Tally tally) {
        ObjectNode saved = JSON.createObjectNode().put("first_seed", firstSeed);
        saved.put("seeds", tally.seeds()).put("transfers", tally.transfers()).put("faults", tally.faults());
        saved.put("lost", tally.lost()).put("doubled", tally.doubled());
        saved.put("invariant_breaks", tally.brokenSeeds()).put("trace", tally.trace());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.write(next, JSON.writeValueAsBytes(saved));
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unusable("it cannot be written");
        }
    }

    private long whole(JsonNode saved, String name) {
        if (!saved.path(name).isIntegralNumber()) {
            throw unusable("it has no number '" + name + "'");
        }
        return saved.path(name).asLong();
    }

    private ProblemException unusable(String why) {
        return new Problem(
                        "HR-4111",
                        "the checkpoint cannot be used: " + why,
                        file.toString(),
                        "Name another file with --resume, or delete this one to start again",
                        ExitCode.INVALID)
                .toException();
    }
}
