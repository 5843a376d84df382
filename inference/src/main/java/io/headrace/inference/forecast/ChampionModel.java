package io.headrace.inference.forecast;

import io.headrace.decision.outlook.ModelSource;
import io.headrace.market.problem.ProblemException;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.card.ModelCard;
import io.headrace.models.registry.ModelRegistry;
import io.headrace.models.signature.TrustedKeys;
import java.nio.file.Path;
import java.util.Optional;

/// The registry's champion as the service found it when it started: usable, or the reason why not.
public sealed interface ChampionModel {
    /// @param bundle checked against its signature and its digests
    record Loaded(ModelBundle bundle) implements ChampionModel {}

    /// @param reason one sentence a person can act on
    record Refused(String reason) implements ChampionModel {}

    /// Reads the champion of `<home>/models`, which a key in `<home>/keys` must have signed if there are any.
    /// A missing, damaged or untrusted one is no failure of the service: the rule decides.
    static ChampionModel read(Path home) {
        try {
            TrustedKeys trusted = TrustedKeys.in(home.resolve("keys"));
            return new Loaded(new ModelRegistry(home.resolve("models"), trusted).load(ModelRegistry.CHAMPION));
        } catch (ProblemException e) {
            return new Refused(e.problem().sentence());
        }
    }

    default Optional<ModelCard> card() {
        return this instanceof Loaded(ModelBundle bundle) ? Optional.of(bundle.card()) : Optional.empty();
    }

    /// What the forecaster is given.
    default ModelSource source() {
        return switch (this) {
            case Loaded(ModelBundle bundle) -> new ModelSource.Champion(bundle);
            case Refused(String reason) -> new ModelSource.Missing(reason);
        };
    }
}
