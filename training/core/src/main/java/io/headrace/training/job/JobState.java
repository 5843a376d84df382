package io.headrace.training.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// How far a job is.
///
/// @param phase as last written; a job whose process died still says `RUNNING`, see [Job#phase()]
/// @param done fits finished
/// @param total fits there are; 0 while the data is read
/// @param startedNanos wall-clock time this run of it began
/// @param doneAtStart fits an earlier run had finished
/// @param atNanos wall-clock time of this state
/// @param outcome the model's id when done, the sentence when it failed, else empty
public record JobState(
        Phase phase, long done, long total, long startedNanos, long doneAtStart, long atNanos, String outcome) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// What a job is doing.
    public enum Phase {
        RUNNING,
        /// its process ended before it was done: `train resume` goes on
        INTERRUPTED,
        DONE,
        FAILED
    }

    /// Seconds until it is done if what is left goes as fast as what this run did; NaN before the first fit.
    public double secondsLeft() {
        long fitted = done - doneAtStart;
        return fitted > 0 ? (atNanos - startedNanos) / 1e9 / fitted * (total - done) : Double.NaN;
    }

    String write() {
        try {
            return JSON.writeValueAsString(JSON.createObjectNode()
                    .put("phase", phase.name())
                    .put("done", done)
                    .put("total", total)
                    .put("started_nanos", startedNanos)
                    .put("done_at_start", doneAtStart)
                    .put("at_nanos", atNanos)
                    .put("outcome", outcome));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values must be writable", e);
        }
    }

    /// @throws IllegalArgumentException when the text is not a state
    static JobState read(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return new JobState(
                    Phase.valueOf(node.path("phase").asText()),
                    node.path("done").asLong(),
                    node.path("total").asLong(),
                    node.path("started_nanos").asLong(),
                    node.path("done_at_start").asLong(),
                    node.path("at_nanos").asLong(),
                    node.path("outcome").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is not JSON", e);
        }
    }
}
