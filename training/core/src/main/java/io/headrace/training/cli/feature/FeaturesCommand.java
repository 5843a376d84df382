package io.headrace.training.cli.feature;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Verbs on features.
@Command(
        name = "features",
        mixinStandardHelpOptions = true,
        description = "Shows what features there are, and computes or draws them for a dataset.",
        subcommands = {
            FeaturesListCommand.class,
            FeaturesExplainCommand.class,
            FeaturesBuildCommand.class,
            FeaturesPlotCommand.class
        })
public final class FeaturesCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb must be named: list, explain, build or plot");
    }
}
