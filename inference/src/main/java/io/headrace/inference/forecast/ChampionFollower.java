package io.headrace.inference.forecast;

import io.headrace.features.schema.FeatureSchema;
import io.headrace.market.problem.ProblemException;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.card.ModelCard;
import io.headrace.models.forecast.ForecastWindow;
import java.time.Instant;
import java.util.Optional;

/// Follows the registry's champion while a desk runs. A promotion or a rollback is taken up between two
/// periods; a champion that fails any check leaves the model before it in use and says why.
///
/// Nothing is read unless something in the registry or among the keys has changed, and what is read was
/// verified before a byte of it was parsed.
public final class ChampionFollower {
    private ServedModel served;
    private String mark = "";
    private Optional<ModelBundle> waiting = Optional.empty();

    /// @param first what the desk starts with
    public ChampionFollower(ChampionModel first) {
        served = new ServedModel(first, "");
    }

    /// What is in use, and whether the registry has something else.
    public ServedModel served() {
        return served;
    }

    /// Goes on with another model, for example the one that was in use before a restart.
    public void serve(ModelBundle bundle) {
        served = new ServedModel(
                new ChampionModel.Loaded(bundle, served.champion().home()), "");
        mark = "";
    }

    /// Looks at the registry.
    ///
    /// @param schema of the features at hand
    /// @param window the desk's
    /// @return the model to use from now on, when it is another one than before
    public Optional<ModelBundle> look(long nowNanos, FeatureSchema schema, ForecastWindow window) {
        String seen = RegistryMark.of(served.champion().home());
        if (!seen.equals(mark)) {
            mark = seen;
            read();
        }
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> unfit = unfit(waiting.get().card(), nowNanos, schema, window);
        if (unfit.isPresent()) {
            served = new ServedModel(served.champion(), unfit.get());
            return Optional.empty();
        }
        Optional<ModelBundle> taken = waiting;
        waiting = Optional.empty();
        taken.ifPresent(bundle -> served = new ServedModel(
                new ChampionModel.Loaded(bundle, served.champion().home()), ""));
        return taken;
    }

    private void read() {
        ChampionModel before = served.champion();
        waiting = Optional.empty();
        switch (ChampionModel.read(before.home())) {
            case ChampionModel.Refused(String reason, var ignored) -> served = new ServedModel(before, reason);
            case ChampionModel.Loaded(ModelBundle bundle, var ignored) -> {
                String id = bundle.card().id();
                boolean same =
                        before.card().map(ModelCard::id).filter(id::equals).isPresent();
                served = new ServedModel(before, "");
                waiting = same ? Optional.empty() : Optional.of(bundle);
            }
        }
    }

    private static Optional<String> unfit(ModelCard card, long nowNanos, FeatureSchema schema, ForecastWindow window) {
        if (!card.window().equals(window)) {
            return Optional.of("model " + card.id() + " forecasts another window than the settings ask for");
        }
        if (nowNanos < card.trainedToNanos()) {
            return Optional.of("model " + card.id() + " was trained on data up to "
                    + Instant.ofEpochSecond(0, card.trainedToNanos()) + ", which is still to come in this replay");
        }
        try {
            card.requireReads(schema, "");
            card.requireServed(nowNanos);
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem().sentence());
        }
    }
}
