package io.headrace.training.cli.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.console.WallTime;
import io.headrace.training.cli.home.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `models rollback`.
@Command(
        name = "rollback",
        sortOptions = false,
        description = "Puts the champion before this one back in charge, without asking the gates; again goes forward.")
final class ModelsRollbackCommand extends Verb {
    @Option(names = "--reason", paramLabel = "TEXT", description = "Goes into the log.")
    private String reason = "";

    @Override
    protected Result run(ConsoleProgress progress) {
        return new RolledBack(Home.fromEnvironment().promotion().rollback(reason.strip(), WallTime.nanos()));
    }

    private record RolledBack(String id) implements Result {
        @Override
        public String text() {
            return id + " is champion again";
        }

        @Override
        public ObjectNode json() {
            return Output.document("models-rollback").put("champion", id);
        }
    }
}
