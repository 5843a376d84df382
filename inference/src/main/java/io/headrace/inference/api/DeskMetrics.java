package io.headrace.inference.api;

import io.headrace.decision.policy.Decider;
import io.headrace.inference.decide.DeskBoard;
import io.headrace.inference.decide.DeskPlan;
import io.headrace.inference.decide.DeskSnapshot;
import io.headrace.inference.decide.VenuePoint;
import io.headrace.inference.decide.VenueView;
import io.headrace.inference.forecast.FallbackKind;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.settlement.transfer.TransferState;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// What Prometheus sees: read from the board when asked, so that the loop never waits for a scrape. Amounts
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
        Gauge.builder(
                        "headrace.decider.model",
                        board,
                        shown -> shown.snapshot()
                                .last()
                                .map(decision -> decision.decider() == Decider.MODEL ? 1.0 : 0.0)
                                .orElse(0.0))
                .description("1 when the model decides, 0 when the rule does")
                .register(registry);
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
        plan.champion()
                .card()
                .ifPresent(card -> Gauge.builder("headrace.model.info", () -> 1)
                        .tag("model", card.id())
                        .tag("family", card.family())
                        .tag("trained_to", Times.instant(card.trainedToNanos()).toString())
                        .description("The champion the service loaded")
                        .register(registry));
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
