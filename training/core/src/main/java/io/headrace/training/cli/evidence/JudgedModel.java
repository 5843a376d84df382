package io.headrace.training.cli.evidence;

import io.headrace.training.cli.home.ChosenDataset;
import io.headrace.training.cli.home.Home;
import io.headrace.training.cli.home.OpenedDataset;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that say which model is judged on which dataset, and with which draws.
final class JudgedModel {
    @Mixin
    private ChosenDataset dataset = new ChosenDataset();

    @Option(
            names = "--model",
            defaultValue = "champion",
            description = "An id, champion or previous (default: ${DEFAULT-VALUE}).")
    private String model = "champion";

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Of the bootstrap intervals (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    OpenedDataset open(Home home) {
        return dataset.open(home);
    }

    String model() {
        return model;
    }

    long seed() {
        return seed;
    }
}
