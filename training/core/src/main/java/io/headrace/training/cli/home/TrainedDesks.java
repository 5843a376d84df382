package io.headrace.training.cli.home;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.models.card.ModelCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The desk each model was trained for, beside its out-of-fold forecasts: `<home>/<model id>.settings.yaml`.
/// A model says nothing about the need of another desk.
public record TrainedDesks(Path home) {
    public void write(String modelId, DeskSettings desk) {
        try {
            Files.createDirectories(home);
            desk.write(file(modelId));
        } catch (IOException e) {
            throw new Problem(
                            "HR-2020",
                            "the evidence of a model could not be written: " + e.getMessage(),
                            home.toString(),
                            "Check that the folder may be written to and has space",
                            ExitCode.INVALID)
                    .toException(e);
        }
    }

    /// The desk of a model; empty when none was kept.
    public Optional<DeskSettings> read(String modelId) {
        Path file = file(modelId);
        return Files.exists(file) ? Optional.of(DeskSettings.load(file)) : Optional.empty();
    }

    /// Whether a model says anything about a desk.
    ///
    /// @throws io.headrace.market.problem.ProblemException when the desk's need is not the need it was
    ///     trained on
    public void requireFits(ModelCard card, DeskSettings asked) {
        if (!card.window().equals(asked.window())) {
            throw other(
                    card,
                    "window",
                    hours(card.window().leadNanos(), card.window().reviewNanos()),
                    asked);
        }
        read(card.id()).ifPresent(trained -> {
            if (!trained.venues().equals(asked.venues())) {
                throw other(card, "venues", trained.venues().toString(), asked);
            }
            if (trained.periodNanos() != asked.periodNanos()) {
                throw other(card, "period", trained.periodNanos() / 1_000_000_000L + " s", asked);
            }
            if (!trained.portfolio().equals(asked.portfolio())) {
                throw other(card, "portfolio", "other coins, sizes or margin rules", asked);
            }
        });
    }

    private RuntimeException other(ModelCard card, String what, String trained, DeskSettings asked) {
        String given = switch (what) {
            case "window" ->
                ", the settings ask for "
                        + hours(asked.window().leadNanos(), asked.window().reviewNanos());
            case "venues" -> ", the settings name " + asked.venues();
            case "period" -> ", the settings say " + asked.periodNanos() / 1_000_000_000L + " s";
            default -> "";
        };
        return new Problem(
                        "HR-9023",
                        "the model was trained for a desk of another " + what + ": " + trained + given,
                        card.id(),
                        "Leave --settings out, or train a model with these settings",
                        ExitCode.INVALID)
                .toException();
    }

    private static String hours(long leadNanos, long reviewNanos) {
        return "after " + leadNanos / 3_600_000_000_000L + " h for " + reviewNanos / 3_600_000_000_000L + " h";
    }

    private Path file(String modelId) {
        return home.resolve(modelId + ".settings.yaml");
    }
}
