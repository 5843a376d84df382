package io.headrace.training.cli.market;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Verbs on venue rules.
@Command(
        name = "venues",
        mixinStandardHelpOptions = true,
        description = "Shows what venues ask of an account, and evaluates one.",
        subcommands = {VenuesListCommand.class, VenuesShowCommand.class, VenuesMarginCommand.class})
public final class VenuesCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb must be named: list, show or margin");
    }
}
