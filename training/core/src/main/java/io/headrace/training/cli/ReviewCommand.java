package io.headrace.training.cli;

import picocli.CommandLine.Command;

/// Help for what the launcher runs on the service's side.
@Command(
        name = "review",
        mixinStandardHelpOptions = true,
        description =
                "Predicted against realized demand over recorded decisions, and whether the model paid for itself.",
        footer = {"", "The options are those of './headrace review --help'."})
final class ReviewCommand extends LauncherCommand {}
