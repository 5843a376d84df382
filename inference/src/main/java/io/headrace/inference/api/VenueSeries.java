package io.headrace.inference.api;

import io.headrace.inference.decide.VenuePoint;
import io.headrace.models.forecast.QuantileForecast;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A venue's recent past as columns, oldest first: what a fan chart draws. USD; null where there is nothing.
///
/// @param quantilesUsd one column per level
public record VenueSeries(
        List<Instant> asOf,
        List<Double> demandUsd,
        List<Double> onHandUsd,
        List<Double> inFlightUsd,
        List<@Nullable Double> realizedUsd,
        List<Double> levels,
        List<List<@Nullable Double>> quantilesUsd) {
    private static final List<Double> DRAWN = List.of(.05, .25, .5, .75, .95, .99);

    static VenueSeries of(List<VenuePoint> points) {
        List<@Nullable Double> realized = new ArrayList<>(points.size());
        points.forEach(point -> realized.add(
                point.realizedUsd().isPresent() ? point.realizedUsd().getAsDouble() : null));
        List<List<@Nullable Double>> quantiles = new ArrayList<>();
        for (double level : DRAWN) {
            List<@Nullable Double> column = new ArrayList<>(points.size());
            for (VenuePoint point : points) {
                QuantileForecast forecast = point.forecast().orElse(null);
                column.add(forecast == null ? null : (Double) forecast.at(level));
            }
            quantiles.add(column);
        }
        return new VenueSeries(
                points.stream().map(point -> Times.instant(point.asOfNanos())).toList(),
                points.stream().map(VenuePoint::demandUsd).toList(),
                points.stream().map(VenuePoint::onHandUsd).toList(),
                points.stream().map(VenuePoint::inFlightUsd).toList(),
                realized,
                DRAWN,
                quantiles);
    }
}
