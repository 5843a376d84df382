package io.headrace.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.market.problem.ProblemException;
import io.headrace.models.registry.ModelRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `models promote`.
@Command(
        name = "promote",
        sortOptions = false,
        description =
                "Puts a model in charge; the one before is kept as 'previous', so that 'promote previous' takes it back.")
final class ModelsPromoteCommand extends Verb {
    @Parameters(paramLabel = "ID", description = "An id or previous.")
    private String model = "";

    @Override
    Result run(ConsoleProgress progress) {
        ModelRegistry registry = Home.fromEnvironment().models();
        // A model of another schema would be promoted only for every decision to fall to the rule.
        registry.load(model).card().requireReads(FeatureCatalog.standard().schema(), "");
        String before = championBefore(registry);
        registry.promote(model);
        return new Promoted(registry.champion().orElseThrow(), before);
    }

    /// Promotion mends a broken champion pointer, so that pointer must not stop it here.
    private static String championBefore(ModelRegistry registry) {
        try {
            return registry.champion().orElse("");
        } catch (ProblemException e) {
            return "";
        }
    }

    private record Promoted(String id, String before) implements Result {
        @Override
        public String text() {
            if (id.equals(before)) {
                return id + " was champion already";
            }
            return id + " is champion" + (before.isEmpty() ? "" : ", " + before + " is kept as previous");
        }

        @Override
        public ObjectNode json() {
            return Output.document("models-promote").put("champion", id).put("before", before);
        }
    }
}
