package io.headrace.inference.forecast;

import io.headrace.decision.outlook.ModelSource;
import io.headrace.market.problem.ProblemException;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.card.ModelCard;
import io.headrace.models.registry.ModelRegistry;
import io.headrace.models.signature.TrustedKeys;
import java.nio.file.Path;
import java.util.Optional;

/// The registry's champion as it was found when it was read: usable, or the reason why not.
public sealed interface ChampionModel {
    /// @param bundle checked against its signature and its digests
    record Loaded(ModelBundle bundle, Path home) implements ChampionModel {}

    /// @param reason one sentence a person can act on
    record Refused(String reason, Path home) implements ChampionModel {}

    /// Where it was read: the folder of models and keys.
    Path home();

    /// Reads the champion of `<home>/models`, which a key in `<home>/keys` must have signed if there are any.
    /// A missing, damaged or untrusted one is no failure of the service: the rule decides.
    static ChampionModel read(Path home) {
        try {
            return new Loaded(registry(home).load(ModelRegistry.CHAMPION), home);
        } catch (ProblemException e) {
            return new Refused(e.problem().sentence(), home);
        }
    }

    /// A model by its id, read from where this one was, under the same checks.
    ///
    /// @throws ProblemException when it is not there or fails a check
    default ModelBundle another(String id) {
        return registry(home()).load(id);
    }

    private static ModelRegistry registry(Path home) {
        return new ModelRegistry(home.resolve("models"), TrustedKeys.in(home.resolve("keys")));
    }

    default Optional<ModelCard> card() {
        return this instanceof Loaded(ModelBundle bundle, Path ignored) ? Optional.of(bundle.card()) : Optional.empty();
    }

    /// What the forecaster is given.
    default ModelSource source() {
        return switch (this) {
            case Loaded(ModelBundle bundle, Path ignored) -> new ModelSource.Champion(bundle);
            case Refused(String reason, Path ignored) -> new ModelSource.Missing(reason);
        };
    }
}
