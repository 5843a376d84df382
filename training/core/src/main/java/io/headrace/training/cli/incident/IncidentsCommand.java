package io.headrace.training.cli.incident;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Verbs on the incident library.
@Command(
        name = "incidents",
        mixinStandardHelpOptions = true,
        description = "Plays stories that befell others against the desk's own policy.",
        subcommands = {IncidentsListCommand.class, IncidentsRunCommand.class})
public final class IncidentsCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb must be named: list or run");
    }
}
