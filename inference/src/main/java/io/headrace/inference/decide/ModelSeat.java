package io.headrace.inference.decide;

import io.headrace.decision.outlook.Forecaster;
import io.headrace.decision.outlook.ModelSource;
import io.headrace.features.engine.Tick;
import io.headrace.inference.forecast.ChampionFollower;
import io.headrace.inference.forecast.ChampionModel;
import io.headrace.inference.forecast.ServedModel;
import io.headrace.market.problem.ProblemException;
import io.headrace.models.calibration.CalibrationState;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.card.ModelCard;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Who sits in the forecaster from period to period: the champion from the first period that its training data
/// had ended, then every champion after it; and where a period was decided before a restart, the model that
/// decided it then, so that calibration goes on as if the desk had never stopped.
final class ModelSeat {
    private static final Logger LOG = Logger.getLogger(ModelSeat.class);
    private static final String BETWEEN = "/";

    private final DeskPlan plan;
    private final Forecaster forecaster;
    private final ChampionFollower follower;
    private final long firstNanos;
    /// Id of the model in the forecaster; empty while there is none.
    private String seated = "";

    private boolean taken;

    ModelSeat(DeskPlan plan, Forecaster forecaster) {
        this.plan = plan;
        this.forecaster = forecaster;
        follower = new ChampionFollower(plan.champion());
        firstNanos = plan.champion().card().map(ModelCard::trainedToNanos).orElse(plan.startNanos());
    }

    /// Before the forecast of a period that was not decided yet.
    void live(Tick tick) {
        Optional<ModelBundle> next = follower.look(
                tick.nowNanos(),
                tick.venues().getFirst().features().schema(),
                plan.settings().window());
        if (next.isPresent()) {
            seat(next.get());
        } else if (!taken && tick.nowNanos() >= firstNanos) {
            taken = true;
            ChampionModel first = follower.served().champion();
            seated = first.card().map(ModelCard::id).orElse("");
            forecaster.use(first.source());
        }
    }

    /// Before the forecast of a period that was decided before a restart.
    ///
    /// @param state as [#state] gave it then
    void retold(String state) {
        String id = state.contains(BETWEEN) ? state.substring(0, state.indexOf(BETWEEN)) : "";
        if (id.isEmpty() || id.equals(seated)) {
            return;
        }
        try {
            boolean first =
                    plan.champion().card().map(ModelCard::id).filter(id::equals).isPresent();
            ModelBundle bundle =
                    first && plan.champion() instanceof ChampionModel.Loaded(ModelBundle loaded, var ignored)
                            ? loaded
                            : plan.champion().another(id);
            follower.serve(bundle);
            seat(bundle);
        } catch (ProblemException e) {
            LOG.warn("The model of an earlier decision cannot be read again: "
                    + e.problem().sentence());
            seated = id;
            taken = false; // the champion takes the seat once these periods are told
            forecaster.use(new ModelSource.Missing(e.problem().sentence()));
        }
    }

    /// What forecasts were made with, for the journal: the model's id and the digest of the calibration; empty
    /// without a model.
    String state() {
        return forecaster
                .calibration()
                .map(CalibrationState::digest)
                .map(digest -> seated + BETWEEN + digest)
                .orElse("");
    }

    ServedModel served() {
        return follower.served();
    }

    private void seat(ModelBundle bundle) {
        taken = true;
        seated = bundle.card().id();
        forecaster.use(new ModelSource.Champion(bundle));
    }
}
