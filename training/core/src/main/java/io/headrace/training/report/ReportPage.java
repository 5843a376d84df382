package io.headrace.training.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// A report: one HTML file that holds its JSON and draws it, and asks nothing of any network.
public final class ReportPage {
    private static final String TRAINING = "report.html";
    private static final String PROOF = "proof.html";
    private static final String INCIDENT = "incident.html";
    private static final String PLACE = "\"headrace-data\"";

    private ReportPage() {}

    /// The training report.
    ///
    /// @param document as [ReportJson] made it
    public static String of(ObjectNode document) {
        return of(TRAINING, document);
    }

    /// The proof in money.
    ///
    /// @param document as [ProofJson] made it
    public static String proof(ObjectNode document) {
        return of(PROOF, document);
    }

    /// The timeline of an incident.
    ///
    /// @param document as [IncidentReport] made it
    static String incident(ObjectNode document) {
        return of(INCIDENT, document);
    }

    private static String of(String template, ObjectNode document) {
        // Inside a script element only "<" could end it.
        return template(template).replace(PLACE, document.toString().replace("<", "\\u003c"));
    }

    private static String template(String name) {
        try (InputStream stream = ReportPage.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the jar must hold " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
