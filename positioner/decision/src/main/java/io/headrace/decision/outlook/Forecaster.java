package io.headrace.decision.outlook;

import io.headrace.decision.outlook.scenario.ErrorHistory;
import io.headrace.decision.outlook.scenario.PastErrors;
import io.headrace.decision.outlook.scenario.ScenarioSize;
import io.headrace.decision.outlook.trial.ForecastTrial;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.PolicyKind;
import io.headrace.features.engine.Tick;
import io.headrace.features.engine.VenueObservation;
import io.headrace.market.problem.ProblemException;
import io.headrace.models.calibration.CalibrationState;
import io.headrace.models.calibration.OnlineCalibration;
import io.headrace.models.calibration.UnitForecast;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.card.ModelCard;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.models.forecast.NeedScale;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.Realized;
import io.headrace.models.forecast.RealizedNeed;
import io.headrace.models.forecast.VectorHistory;
import io.headrace.models.watch.ForecastWatch;
import io.headrace.models.watch.Trust;
import io.headrace.models.watch.WatchThresholds;
import io.headrace.models.watch.WatchView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Folds ticks into outlooks: the only place where a model, its calibration and the delay of its
/// outcomes meet. Backtest and service run the same object over the same ticks and get the same
/// outlooks.
///
/// A forecast that cannot be had (no model, stale, another window or schema, features not warm, not
/// finite, too far from training, or of a model whose drift raised an alarm) is an outlook with the
/// reason, never an exception.
public final class Forecaster {
    private static final long DAY = 86_400_000_000_000L;
    /// The seed where nothing is drawn at random.
    private static final long NOTHING_DRAWN = 0;

    private final DeskSettings settings;
    private final Map<String, RealizedNeed> needs = new LinkedHashMap<>();
    private final Map<String, Realized> lastRealized = new LinkedHashMap<>();
    private final Map<String, VectorHistory> histories = new LinkedHashMap<>();
    /// Kept only where the settings let it stand in for a model.
    private final Map<String, SeasonalNeed> seasons = new LinkedHashMap<>();
    private final Map<String, ForecastTrial> trials = new LinkedHashMap<>();
    private final String settingsDigest;
    /// Kept for the policy that looks at scenarios only: it is part of what a decision is made from.
    private final Optional<ErrorHistory> errors;

    private ModelSource source;
    private @Nullable OnlineCalibration calibration;
    private @Nullable ForecastWatch watch;

    public Forecaster(ModelSource source, DeskSettings settings) {
        this.settings = settings;
        this.settingsDigest = settings.digest();
        this.errors = settings.predictive().policy() == PolicyKind.PROGRAM
                ? Optional.of(new ErrorHistory(settings.window(), settings.periodNanos(), furthest(settings)))
                : Optional.empty();
        this.source = source;
        this.calibration = calibrationOf(source);
        this.watch = watchOf(source);
    }

    /// As far as the program may ever look.
    private static ScenarioSize furthest(DeskSettings settings) {
        ScenarioSize size = settings.predictive().program().scenarios();
        double factor =
                settings.predictive().risk().map(risk -> risk.horizon().high()).orElse(1.0);
        return new ScenarioSize(size.count(), Math.toIntExact(Math.round(factor * size.periods())), size.seed());
    }

    /// Forecasts with another source from the next tick on; its calibration and its watch start afresh.
    public void use(ModelSource next) {
        source = next;
        trials.clear();
        calibration = calibrationOf(next);
        watch = watchOf(next);
    }

    public ModelSource source() {
        return source;
    }

    /// The calibration as it stands, when a model is in use.
    public Optional<CalibrationState> calibration() {
        return Optional.ofNullable(calibration).map(OnlineCalibration::state);
    }

    /// What the watch over the model in use knows of each venue, in name order; empty without one.
    public List<WatchView> watched() {
        return watch == null ? List.of() : watch.views();
    }

    /// The latest need each venue turned out to have, by venue; empty until a window has passed.
    public Map<String, Realized> lastRealized() {
        return Map.copyOf(lastRealized);
    }

    /// Takes a tick before the first that is asked about, for models that read earlier vectors too. No
    /// outcome is learnt from it.
    public void remember(Tick tick) {
        for (VenueObservation observation : tick.venues()) {
            history(observation.venue()).observe(observation.features());
        }
    }

    /// Takes the next tick; ticks come in order of time.
    public DemandOutlook observe(Tick tick) {
        remember(tick);
        for (VenueObservation observation : tick.venues()) {
            needs.computeIfAbsent(
                            observation.venue(), venue -> new RealizedNeed(settings.window(), settings.periodNanos()))
                    .observe(observation.snapshot())
                    .ifPresent(this::realized);
            season(observation).ifPresent(season -> season.observe(tick.nowNanos(), known(observation)));
            if (calibration != null && watch != null) {
                calibration.observe(observation.snapshot()).ifPresent(watch::observe);
            }
        }
        List<VenueOutlook> venues = new ArrayList<>(tick.venues().size());
        for (VenueObservation observation : tick.venues()) {
            venues.add(outlook(observation, tick.nowNanos()));
        }
        return new DemandOutlook(tick.nowNanos(), venues, past(tick, venues), Optional.of(basis(tick)));
    }

    /// The outlook where no forecast may be used, whatever the model says: a stream is silent, or
    /// [#observe] failed.
    ///
    /// @param reason one sentence a person can act on
    public DemandOutlook without(Tick tick, String reason) {
        List<VenueOutlook> venues = tick.venues().stream()
                .map(observation -> without(observation, reason))
                .toList();
        return new DemandOutlook(
                tick.nowNanos(), venues, Optional.of(basis(tick).withCircumstance(reason)));
    }

    private void realized(Realized realized) {
        lastRealized.put(realized.venue(), realized);
        Optional.ofNullable(seasons.get(realized.venue())).ifPresent(season -> season.learn(realized));
        trial(realized.venue()).judge(realized);
    }

    private Optional<SeasonalNeed> season(VenueObservation observation) {
        return settings.safeguards().ladder().seasonal()
                ? Optional.of(
                        seasons.computeIfAbsent(observation.venue(), venue -> new SeasonalNeed(settings.window())))
                : Optional.empty();
    }

    private ForecastTrial trial(String venue) {
        int overlap = Math.toIntExact(settings.window().endNanos() / settings.periodNanos());
        return trials.computeIfAbsent(
                venue, name -> new ForecastTrial(settings.safeguards().ladder().exit(), Math.max(1, overlap)));
    }

    private static double known(VenueObservation observation) {
        return Math.max(
                observation.snapshot().demandUsd(), observation.snapshot().plannedPeakUsd());
    }

    private OutlookBasis basis(Tick tick) {
        String model = source instanceof ModelSource.Champion(ModelBundle bundle, long ignored)
                ? bundle.card().id()
                : "";
        String state = calibration == null ? "" : calibration.state().digest();
        return new OutlookBasis(tick, model, state, settingsDigest, seed(), Optional.empty());
    }

    /// Scenarios are drawn by hash of the settings' seed.
    private long seed() {
        return errors.isPresent() ? settings.predictive().program().scenarios().seed() : NOTHING_DRAWN;
    }

    private PastErrors past(Tick tick, List<VenueOutlook> venues) {
        return errors.map(history -> {
                    history.observe(
                            tick.nowNanos(),
                            tick.venues().stream()
                                    .map(VenueObservation::snapshot)
                                    .toList(),
                            venues.stream().map(VenueOutlook::forecast).toList());
                    return history.value();
                })
                .orElse(PastErrors.NONE);
    }

    private VenueOutlook outlook(VenueObservation observation, long nowNanos) {
        return switch (source) {
            case ModelSource.Champion champion -> forecast(observation, champion, nowNanos);
            case ModelSource.Missing(String reason) -> without(observation, reason);
            case ModelSource.Recorded recorded ->
                recorded.at(observation.venue(), nowNanos)
                        .map(forecast -> with(observation, forecast))
                        .orElseGet(() -> without(observation, "no forecast was recorded for this time"));
        };
    }

    private VenueOutlook forecast(VenueObservation observation, ModelSource.Champion champion, long nowNanos) {
        ModelBundle bundle = champion.bundle();
        Optional<String> refusal = refusal(champion, nowNanos);
        OnlineCalibration online = calibration;
        ForecastWatch watching = watch;
        if (refusal.isPresent() || online == null || watching == null) {
            return without(observation, refusal.orElse("the model has no calibration"));
        }
        try {
            UnitForecast units = bundle.inUnits(observation.features(), history(observation.venue()), online.state());
            QuantileForecast forecast = bundle.inUsd(observation, units, online.state());
            online.predicted(observation.venue(), nowNanos, units, NeedScale.of(observation));
            watching.observe(observation.venue(), observation.features().values());
            return distrust(watching.view(observation.venue()), bundle.card().id())
                    .map(reason -> without(observation, reason))
                    .orElseGet(() -> with(observation, forecast));
        } catch (ProblemException e) {
            return without(observation, e.problem().sentence());
        } catch (IllegalArgumentException e) {
            return without(observation, "the forecast cannot be right: " + e.getMessage());
        }
    }

    private VectorHistory history(String venue) {
        return histories.computeIfAbsent(venue, name -> new VectorHistory(settings.periodNanos()));
    }

    /// Why a forecast that could be made is not used. It is kept and compared with its outcome all
    /// the same:
    /// that is how trust returns.
    private static Optional<String> distrust(WatchView seen, String id) {
        return seen.trust() == Trust.UNUSABLE
                ? Optional.of(
                        "model " + id + " is not trusted now: " + seen.reasons().getFirst())
                : Optional.empty();
    }

    private Optional<String> refusal(ModelSource.Champion champion, long nowNanos) {
        ModelCard card = champion.bundle().card();
        if (!card.window().equals(settings.window())) {
            return Optional.of("model " + card.id() + " forecasts another window than the settings ask for");
        }
        if (nowNanos > champion.servedToNanos()) {
            return Optional.of("model " + card.id() + " is stale: it may be served until "
                    + Instant.ofEpochSecond(0, champion.servedToNanos()) + " and no longer");
        }
        long age = nowNanos - card.trainedToNanos();
        if (age > settings.maxModelAgeDays() * DAY) {
            return Optional.of("model " + card.id() + " is stale: its training data ended " + age / DAY
                    + " days ago, the settings allow " + settings.maxModelAgeDays());
        }
        return Optional.empty();
    }

    private @Nullable ForecastWatch watchOf(ModelSource of) {
        return of instanceof ModelSource.Champion(ModelBundle bundle, long ignored)
                ? new ForecastWatch(
                        bundle.reference(),
                        bundle.card().levels(),
                        settings.window(),
                        WatchThresholds.of(
                                bundle.card().trainedToNanos() - bundle.card().trainedFromNanos()))
                : null;
    }

    private @Nullable OnlineCalibration calibrationOf(ModelSource of) {
        if (of instanceof ModelSource.Champion(ModelBundle bundle, long ignored)
                && bundle.card().window().equals(settings.window())) {
            return new OnlineCalibration(
                    bundle.calibration(), bundle.card().levels(), settings.window(), settings.periodNanos());
        }
        return null;
    }

    private VenueOutlook with(VenueObservation observation, QuantileForecast forecast) {
        ForecastTrial trial = trial(observation.venue());
        trial.claim(forecast, settings.threshold().up() * known(observation));
        return outlook(observation, Optional.of(forecast), forecast.support(), "beside a model")
                .doubted(trial.doubt());
    }

    private VenueOutlook without(VenueObservation observation, String reason) {
        return outlook(observation, Optional.empty(), new ForecastSupport.Unavailable(reason), reason);
    }

    private VenueOutlook outlook(
            VenueObservation observation, Optional<QuantileForecast> forecast, ForecastSupport support, String reason) {
        return new VenueOutlook(
                observation.venue(),
                observation.snapshot().demandUsd(),
                observation.snapshot().plannedPeakUsd(),
                forecast,
                support,
                Optional.ofNullable(seasons.get(observation.venue()))
                        .flatMap(season -> season.forecast(
                                observation.venue(), observation.snapshot().knownNanos(), known(observation), reason)));
    }
}
