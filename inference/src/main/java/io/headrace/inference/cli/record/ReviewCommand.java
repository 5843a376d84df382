package io.headrace.inference.cli.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.decision.review.Review;
import io.headrace.decision.review.ReviewJson;
import io.headrace.decision.review.ReviewPage;
import io.headrace.decision.review.ReviewText;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// `review`.
@Command(
        name = "review",
        sortOptions = false,
        description = {
            "Predicted against realized demand over a span of recorded decisions, and whether the model paid for itself:",
            "calibration and bias, cost beside the rule alone, no transfers and perfect foresight, best and worst decisions."
        },
        footer = {
            "",
            "The page of --html holds its numbers and asks nothing of any network.",
            "Example: ./headrace review --from 2025-07-01 --to 2025-08-01 --html review.html"
        })
final class ReviewCommand extends RecordVerb {
    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeOption.class,
            description = "First decision's time (default: the first there is).")
    private @Nullable Long from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = TimeOption.class,
            description = "Last decision's time, included (default: the last there is).")
    private @Nullable Long to;

    @Option(names = "--html", paramLabel = "FILE", description = "Draw the review into one file, too.")
    private @Nullable Path html;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description =
                    "The desk's settings; refused when they are not the recorded ones (default: those on record).")
    private @Nullable Path settings;

    @Override
    Result run(RecordPlace place) {
        long first = from == null ? Long.MIN_VALUE : from;
        long last = to == null ? Long.MAX_VALUE : to;
        if (first > last) {
            throw new ParameterException(spec().commandLine(), "--from must not be after --to");
        }
        Review review = place.read(records -> Review.of(records, RecordPlace.settings(records, settings), first, last));
        ObjectNode document = ReviewJson.of(review);
        if (html != null) {
            write(html, ReviewPage.of(document));
        }
        return new Reviewed(review, document);
    }

    private static void write(Path file, String page) {
        try {
            Path fresh = file.resolveSibling("." + file.getFileName() + ".tmp");
            Files.writeString(fresh, page, StandardCharsets.UTF_8);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Problem(
                            "HR-5023",
                            "the review could not be written: " + IoReason.of(e),
                            file.toString(),
                            "Check that the folder exists, may be written to and has space",
                            ExitCode.INVALID)
                    .toException(e);
        }
    }

    private record Reviewed(Review review, ObjectNode json) implements Result {
        @Override
        public ExitCode exit() {
            return ExitCode.OK;
        }

        @Override
        public String text() {
            return ReviewText.of(review);
        }
    }
}
