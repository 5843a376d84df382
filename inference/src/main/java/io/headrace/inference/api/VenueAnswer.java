package io.headrace.inference.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.headrace.features.schema.WeakColumn;
import io.headrace.inference.decide.VenuePoint;
import io.headrace.inference.decide.VenueView;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.models.forecast.QuantileForecast;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A venue now. USD.
///
/// @param plannedPeakUsd the largest demand the announced plan reaches, present demand included
/// @param headroomUsd on hand less demand; negative when short
/// @param headroomRatio head-room over demand; null without demand
/// @param need95Usd forecast quantile of the highest need in the window ahead; null without a forecast
/// @param forecastUnavailable why there is no forecast; null when there is one
/// @param weakFeatures columns that are not warm or stale, each with its age; empty when a model may
///     read them all
/// @param coverage95 share of outcomes at or below their 95 % forecast; null before the first outcome
/// @param outcomes forecasts whose window has passed
/// @param shortfallSeconds market time found short since the first decision
/// @param watch over the model's outcomes and inputs; null without a model that is watched
public record VenueAnswer(
        String id,
        Instant asOf,
        double demandUsd,
        double plannedPeakUsd,
        double onHandUsd,
        double inFlightUsd,
        double headroomUsd,
        @Schema(nullable = true) @Nullable Double headroomRatio,

        @JsonProperty("need_95_usd") @Schema(nullable = true) @Nullable
        Double need95Usd,

        @JsonProperty("need_99_usd") @Schema(nullable = true) @Nullable
        Double need99Usd,

        @Schema(nullable = true) @Nullable String forecastUnavailable,

        List<WeakFeature> weakFeatures,

        @JsonProperty("coverage_95") @Schema(nullable = true) @Nullable
        Double coverage95,

        long outcomes,
        double shortfallSeconds,
        @Schema(nullable = true) @Nullable WatchAnswer watch,
        @Schema(nullable = true) @Nullable VenueSeries history) {
    private static final double P95 = .95;
    private static final double P99 = .99;

    /// @param points how much history to give; 0 for none
    static VenueAnswer of(VenueView view, int points) {
        VenuePoint now = view.latest();
        double headroom = now.onHandUsd() - now.demandUsd();
        OptionalDouble coverage = view.coverage().ratio(P95);
        int size = view.history().size();
        return new VenueAnswer(
                view.venue(),
                Times.instant(now.asOfNanos()),
                now.demandUsd(),
                view.plannedPeakUsd(),
                now.onHandUsd(),
                now.inFlightUsd(),
                headroom,
                now.demandUsd() > 0 ? headroom / now.demandUsd() : null,
                quantile(now, P95),
                quantile(now, P99),
                view.support() instanceof ForecastSupport.Unavailable(String reason) ? reason : null,
                view.weak().stream().map(WeakFeature::of).toList(),
                coverage.isPresent() ? coverage.getAsDouble() : null,
                view.coverage().outcomes(),
                view.shortfallSeconds(),
                view.watch().map(WatchAnswer::of).orElse(null),
                points == 0 ? null : VenueSeries.of(view.history().subList(Math.max(0, size - points), size)));
    }

    /// A column no model may read now.
    ///
    /// @param ageSeconds since its inputs last spoke; null when they never did
    /// @param limitSeconds how long that may be
    public record WeakFeature(
            String column,
            boolean warm,
            @Schema(nullable = true) @Nullable Double ageSeconds,
            double limitSeconds) {
        static WeakFeature of(WeakColumn weak) {
            return new WeakFeature(
                    weak.column(),
                    weak.warm(),
                    weak.ageNanos().isPresent() ? weak.ageNanos().getAsLong() / 1e9 : null,
                    weak.staleAfterNanos() / 1e9);
        }
    }

    private static @Nullable Double quantile(VenuePoint point, double level) {
        QuantileForecast forecast = point.forecast().orElse(null);
        return forecast == null ? null : forecast.at(level);
    }
}
