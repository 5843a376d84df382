package io.headrace.inference.cli.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Option;

/// Who says something, and why.
final class SpokenWord {
    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who says so.")
    private String by = "";

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "Why; kept in the journal for good.")
    private String why = "";

    String person() {
        return by.strip();
    }

    String why() {
        return why.strip();
    }

    ObjectNode into(ObjectNode body) {
        return body.put("by", person()).put("why", why());
    }
}
