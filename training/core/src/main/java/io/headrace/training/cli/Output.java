package io.headrace.training.cli;

import picocli.CommandLine.Option;

/// The options every printing command has.
final class Output {
    @Option(names = "--json", description = "Print one JSON document instead of text.")
    boolean json;
}
