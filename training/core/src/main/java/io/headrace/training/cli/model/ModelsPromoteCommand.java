package io.headrace.training.cli.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.market.problem.ExitCode;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.console.WallTime;
import io.headrace.training.cli.home.Home;
import io.headrace.training.promote.Promotion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `models promote`.
@Command(
        name = "promote",
        sortOptions = false,
        description = {
            "Puts a model in charge if it passes the gates.",
            "It must be better than climatology, the other baselines and the champion on the same out-of-fold rows, its",
            "coverage within its band, and cheaper than the rule if it was backtested.",
            "Exit code 4 with a reason per gate when it does not; the champion then stays."
        },
        footer = {
            "",
            "Every change is written to models/promotions.jsonl; see 'models log'. 'models rollback' goes back."
        })
final class ModelsPromoteCommand extends Verb {
    @Parameters(paramLabel = "ID", description = "An id, challenger or previous.")
    private String model = "";

    @Option(
            names = "--force",
            paramLabel = "REASON",
            description =
                    "Pass by the gates that refuse; the reason goes into the log. Signature and schema are not passed by.")
    private String force = "";

    @Override
    protected Result run(ConsoleProgress progress) {
        Home home = Home.fromEnvironment();
        String id = home.models().load(model).card().id();
        return new Promoted(home.promotion().promote(id, home.backtestCost(id), force.strip(), WallTime.nanos()));
    }

    private record Promoted(Promotion.Outcome outcome) implements Result {
        @Override
        public String text() {
            return outcome.report().model() + " is " + GateText.outcome(outcome) + '\n'
                    + GateText.text(outcome.report());
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = Output.document("models-promote")
                    .put("model", outcome.report().model())
                    .put("promoted", outcome.promoted())
                    .put("before", outcome.before());
            document.set("gates", GateText.json(outcome.report()));
            return document;
        }

        @Override
        public ExitCode exit() {
            return outcome.promoted() ? ExitCode.OK : ExitCode.GATE_FAILED;
        }
    }
}
