package io.headrace.inference.api;

import io.headrace.decision.circumstance.Operator;
import io.headrace.decision.circumstance.OperatorState;
import io.headrace.decision.memory.Rung;
import io.headrace.decision.policy.Decider;
import io.headrace.inference.decide.DeskBoard;
import io.headrace.inference.decide.DeskPlan;
import io.headrace.inference.decide.DeskSnapshot;
import io.headrace.inference.decide.VenuePoint;
import io.headrace.inference.decide.VenueView;
import io.headrace.inference.forecast.FallbackKind;
import io.headrace.inference.forecast.ServedModel;
import io.headrace.inference.operator.OperatorFile;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.watch.WatchView;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.transfer.TransferState;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// What Prometheus sees: read from the board when asked, so that the loop never waits for a scrape.
/// Amounts
/// in USD.
@ApplicationScoped
public class DeskMetrics {
    private final MeterRegistry registry;
    private final DeskBoard board;

    DeskMetrics(MeterRegistry registry, DeskBoard board) {
        this.registry = registry;
        this.board = board;
    }

    /// Publishes the meters of a desk.
    public void bind(DeskPlan plan) {
        plan.settings().venues().forEach(this::bindVenue);
        plan.settings().venues().forEach(this::bindWatch);
        plan.live().ifPresent(terms -> terms.venues().forEach(this::bindStream));
        Gauge.builder(
                        "headrace.decider.model",
                        board,
                        shown -> shown.snapshot()
                                .last()
                                .map(decision -> decision.decider() == Decider.MODEL ? 1.0 : 0.0)
                                .orElse(0.0))
                .description("1 when the model decides, 0 when the rule does")
                .register(registry);
        bindLadder();
        for (FallbackKind kind : FallbackKind.values()) {
            counter(
                            "headrace.fallback.activations",
                            shown -> shown.counts().fallbacks().getOrDefault(kind, 0L))
                    .tag("reason", kind.label())
                    .description("Times the rule took over from the model")
                    .register(registry);
        }
        counter("headrace.transfers.created", shown -> shown.counts().transfers())
                .description("Transfers since the first decision")
                .register(registry);
        counter("headrace.loop.errors", shown -> shown.counts().errors())
                .description("Faults the positioning loop held on")
                .register(registry);
        for (TransferState state : TransferState.values()) {
            if (state.isOpen()) {
                Gauge.builder(
                                "headrace.transfers.open",
                                board,
                                shown -> shown.journal()
                                        .map(journal -> (double) journal.count(state))
                                        .orElse(0.0))
                        .tag("state", state.name().toLowerCase(Locale.ROOT))
                        .description("Transfers that are not final")
                        .register(registry);
            }
        }
        MultiGauge info = MultiGauge.builder("headrace.model.info")
                .description("The model in use")
                .register(registry);
        board.served().ifPresent(served -> show(info, served));
        board.onModel(served -> show(info, served));
        Gauge.builder(
                        "headrace.model.refused",
                        board,
                        shown -> shown.served()
                                .map(served -> served.doubt().isEmpty() ? 0.0 : 1.0)
                                .orElse(0.0))
                .description("1 when the registry's champion is not the model in use")
                .register(registry);
    }

    /// One series per rung and operator state, 1 where the desk stands.
    private void bindLadder() {
        for (Rung rung : Rung.values()) {
            Gauge.builder(
                            "headrace.rung",
                            board,
                            shown -> shown.snapshot()
                                    .last()
                                    .map(decision -> decision.rung() == rung ? 1.0 : 0.0)
                                    .orElse(0.0))
                    .tag("rung", rung.name().toLowerCase(Locale.ROOT))
                    .description("1 for the rung of the fallback ladder that decided last")
                    .register(registry);
        }
        for (OperatorState state : OperatorState.values()) {
            Gauge.builder(
                            "headrace.operator",
                            board,
                            shown -> shown.operator()
                                                    .map(OperatorFile::current)
                                                    .orElse(Operator.RUNNING)
                                                    .state()
                                            == state
                                    ? 1.0
                                    : 0.0)
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .description("1 for what the operator lets the desk do")
                    .register(registry);
        }
    }

    /// Publishes the meters of transfers on chains.
    public void bindChains() {
        for (State state : State.values()) {
            if (!state.isFinal()) {
                Gauge.builder("headrace.transfers.chain.open", board, shown -> count(shown, state))
                        .tag("state", state.name().toLowerCase(Locale.ROOT))
                        .description("Transfers on chains that are not over")
                        .register(registry);
            }
        }
        FunctionCounter.builder("headrace.pages", board, DeskBoard::paged)
                .description("Times a person was told something about a transfer or a sender")
                .register(registry);
    }

    private static double count(DeskBoard board, State state) {
        return board.persons()
                .map(open -> open.books().counts().getOrDefault(state, 0L))
                .orElse(0L);
    }

    private static void show(MultiGauge info, ServedModel served) {
        info.register(
                served.champion().card().stream()
                        .map(card -> MultiGauge.Row.of(
                                Tags.of(
                                        "model", card.id(),
                                        "family", card.family(),
                                        "trained_to",
                                                Times.instant(card.trainedToNanos())
                                                        .toString()),
                                1))
                        .toList(),
                true);
    }

    private void bindWatch(String venue) {
        watched(
                "headrace.forecast.doubt",
                venue,
                "0 sound, 1 doubted, 2 not used",
                watch -> watch.trust().ordinal());
        watched(
                "headrace.drift.distance",
                venue,
                "Training ranges between the latest inputs and training",
                watch -> watch.distance());
        watched(
                "headrace.drift.shifted.features",
                venue,
                "Inputs that moved since training",
                watch -> watch.shifted().size());
        watched(
                "headrace.drift.exceedance.alarms",
                venue,
                "Alarms that the 95 % forecast is exceeded too often",
                watch -> watch.exceedanceAlarms());
        watched("headrace.drift.loss.alarms", venue, "Alarms that the loss rose", watch -> watch.lossAlarms());
    }

    private void watched(String name, String venue, String description, ToDoubleFunction<WatchView> value) {
        Gauge.builder(
                        name,
                        board,
                        shown -> of(
                                shown,
                                venue,
                                view -> view.watch().map(value::applyAsDouble).orElse(Double.NaN)))
                .tag("venue", venue)
                .description(description)
                .register(registry);
    }

    private void bindVenue(String venue) {
        gauge("headrace.collateral.available", venue, "Collateral on hand, USD", VenuePoint::onHandUsd);
        gauge("headrace.collateral.required", venue, "Present demand, USD", VenuePoint::demandUsd);
        gauge(
                "headrace.collateral.in.flight",
                venue,
                "Collateral on its way to the venue, USD",
                VenuePoint::inFlightUsd);
        for (double level : QuantileLevels.STANDARD.values()) {
            Gauge.builder(
                            "headrace.forecast.coverage.ratio",
                            board,
                            shown -> of(
                                    shown,
                                    venue,
                                    view -> view.coverage().ratio(level).orElse(Double.NaN)))
                    .tag("venue", venue)
                    .tag("level", Double.toString(level))
                    .description("Share of outcomes at or below the forecast quantile")
                    .register(registry);
        }
        FunctionCounter.builder(
                        "headrace.shortfall.seconds", board, shown -> of(shown, venue, VenueView::shortfallSeconds))
                .tag("venue", venue)
                .description("Market time the venue was found short")
                .register(registry);
    }

    private void bindStream(String venue) {
        Gauge.builder("headrace.stream.silence.seconds", board, shown -> silence(shown, venue))
                .tag("venue", venue)
                .description("Real time since the venue's live stream told anything")
                .register(registry);
    }

    private static double silence(DeskBoard board, String venue) {
        return board.streams().stream()
                .filter(stream -> stream.venue().equals(venue))
                .mapToDouble(stream -> stream.secondsSinceHeard().orElse(Double.NaN))
                .findFirst()
                .orElse(Double.NaN);
    }

    private void gauge(String name, String venue, String description, ToDoubleFunction<VenuePoint> value) {
        Gauge.builder(name, board, shown -> of(shown, venue, view -> value.applyAsDouble(view.latest())))
                .tag("venue", venue)
                .description(description)
                .register(registry);
    }

    private FunctionCounter.Builder<DeskBoard> counter(String name, ToDoubleFunction<DeskSnapshot> value) {
        return FunctionCounter.builder(name, board, shown -> value.applyAsDouble(shown.snapshot()));
    }

    private static double of(DeskBoard board, String venue, ToDoubleFunction<VenueView> value) {
        return board.snapshot().venues().stream()
                .filter(view -> view.venue().equals(venue))
                .mapToDouble(value)
                .findFirst()
                .orElse(Double.NaN);
    }
}
