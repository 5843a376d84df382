package io.headrace.decision.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The review as one HTML file that holds its JSON and draws it, and asks nothing of any network.
public final class ReviewPage {
    private static final String TEMPLATE = "review.html";
    private static final String PLACE = "\"headrace-data\"";

    private ReviewPage() {}

    /// @param document as [ReviewJson] made it
    public static String of(ObjectNode document) {
        // Inside a script element only "<" could end it.
        return template().replace(PLACE, document.toString().replace("<", "\\u003c"));
    }

    private static String template() {
        try (InputStream stream = ReviewPage.class.getResourceAsStream(TEMPLATE)) {
            if (stream == null) {
                throw new IllegalStateException("the jar must hold " + TEMPLATE);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(TEMPLATE, e);
        }
    }
}
