package io.headrace.training.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The training report: one HTML file that holds its JSON and draws it, and asks nothing of any network.
public final class ReportPage {
    private static final String TEMPLATE = "report.html";
    private static final String PLACE = "\"headrace-data\"";

    private ReportPage() {}

    /// @param document as [ReportJson] made it
    public static String of(ObjectNode document) {
        // Inside a script element only "<" could end it.
        return template().replace(PLACE, document.toString().replace("<", "\\u003c"));
    }

    private static String template() {
        try (InputStream stream = ReportPage.class.getResourceAsStream(TEMPLATE)) {
            if (stream == null) {
                throw new IllegalStateException("the jar must hold " + TEMPLATE);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(TEMPLATE, e);
        }
    }
}
