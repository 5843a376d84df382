package io.headrace.models.calibration;

import io.headrace.models.blend.BlendState;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.Rearrangement;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What outcomes have taught since the model was fitted: what is added to each quantile of each venue, in
/// scale units, and what a blend's members weigh.
///
/// An offset moves as outcomes arrive, by the quantile tracker `offset += rate * (tau - 1{y <= q})` (Angelopoulos,
/// Candes and Tibshirani, "Conformal PID control", 2023), each level on its own.
///
/// The bound: with scores `y - q` of a level in an interval of width b and at most D outcomes outstanding
/// when a forecast is made, its miss rate over T outcomes is within `(b + rate * (D + 1)) / (rate * T)` of
/// `1 - tau`, whatever the stream does and in whatever order outcomes come. (An offset above the interval is
/// missed no more once the D outstanding outcomes and one more have moved it, so it never leaves the
/// interval by more than `rate * (D + 1)`, and the moves add up to `rate * (misses - T (1 - tau))`.)
///
/// It is a bound on each level's own quantile, before they are put in order. Order moves coverage upwards
/// only: the highest level covers at least as often in order as alone, and all levels together as often.
///
/// @param rate step per outcome in scale units, at least 0; 0 freezes the offsets
/// @param offsets by venue in name order, one number per level; the entry [#POOLED] serves venues without one
///     of their own
/// @param experts what the members of a blend weigh; empty where weights are the model's own
public record CalibrationState(double rate, Map<String, List<Double>> offsets, Optional<BlendState> experts) {
    /// Key of the offsets of venues that have none of their own.
    public static final String POOLED = "*";

    public CalibrationState {
        if (!(rate >= 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("rate must be finite and not negative, was " + rate);
        }
        List<Double> pooled = offsets.get(POOLED);
        if (pooled == null || pooled.isEmpty()) {
            throw new IllegalArgumentException(
                    "offsets must have an entry for '" + POOLED + "', had " + offsets.keySet());
        }
        TreeMap<String, List<Double>> ordered = new TreeMap<>();
        offsets.forEach((venue, values) -> ordered.put(venue, finite(venue, values, pooled.size())));
        offsets = Collections.unmodifiableMap(ordered);
        if (experts.isPresent() && experts.get().levels() != pooled.size()) {
            throw new IllegalArgumentException("weights must be of " + pooled.size() + " levels, were of "
                    + experts.get().levels());
        }
    }

    /// Offsets alone.
    public CalibrationState(double rate, Map<String, List<Double>> offsets) {
        this(rate, offsets, Optional.empty());
    }

    /// No correction, and none learned.
    public static CalibrationState none(QuantileLevels levels, List<String> venues) {
        List<Double> zeros = Collections.nCopies(levels.size(), 0.0);
        TreeMap<String, List<Double>> offsets = new TreeMap<>(Map.of(POOLED, zeros));
        venues.forEach(venue -> offsets.put(venue, zeros));
        return new CalibrationState(0, offsets);
    }

    public CalibrationState withRate(double newRate) {
        return new CalibrationState(newRate, offsets, experts);
    }

    /// The same offsets, with weights that learn from here on.
    public CalibrationState withExperts(BlendState weights) {
        return new CalibrationState(rate, offsets, Optional.of(weights));
    }

    /// How many levels the offsets are for.
    public int size() {
        return offsetsOf(POOLED).size();
    }

    /// The offsets that apply to a venue, scale units, one per level.
    public List<Double> offsetsOf(String venue) {
        List<Double> own = offsets.get(venue);
        return own != null ? own : offsets.getOrDefault(POOLED, List.of());
    }

    /// Turns a model's output into calibrated quantiles, in place: put in order, offset, put in order again.
    ///
    /// @param quantiles scale units, one per level
    public void apply(String venue, double[] quantiles) {
        shift(venue, quantiles);
        Rearrangement.sort(quantiles);
    }

    /// The same without the last step: each level's own quantile, which its outcome is compared with. Had the
    /// outcome been compared with quantiles in order, two offsets that crossed would drive each other apart.
    ///
    /// @param quantiles scale units, one per level
    public void shift(String venue, double[] quantiles) {
        List<Double> own = offsetsOf(venue);
        requireSize(quantiles, own.size());
        Rearrangement.sort(quantiles);
        for (int k = 0; k < quantiles.length; k++) {
            quantiles[k] += own.get(k);
        }
    }

    /// The state after the outcome of a forecast that was made with it or with an earlier one: offsets and
    /// weights of the venue move.
    ///
    /// @param realizedY what came, scale units
    public CalibrationState learned(QuantileLevels levels, String venue, UnitForecast forecast, double realizedY) {
        CalibrationState moved = updated(levels, venue, forecast.quantiles(), realizedY);
        return experts.map(weights -> moved.withExperts(forecast.taught(weights, levels, venue, realizedY)))
                .orElse(moved);
    }

    /// The state after an outcome: each level of the venue steps up when the outcome was above its quantile,
    /// else down.
    ///
    /// @param shiftedQuantiles as [#shift] left them when the forecast was made, scale units
    /// @param realizedY what came, scale units
    public CalibrationState updated(QuantileLevels levels, String venue, double[] shiftedQuantiles, double realizedY) {
        List<Double> own = offsetsOf(venue);
        requireSize(shiftedQuantiles, own.size());
        if (levels.size() != own.size()) {
            throw new IllegalArgumentException("levels must be " + own.size() + ", were " + levels.size());
        }
        if (!Double.isFinite(realizedY)) {
            throw new IllegalArgumentException("realizedY must be finite, was " + realizedY);
        }
        if (rate == 0) {
            return this;
        }
        List<Double> moved = new ArrayList<>(own.size());
        for (int k = 0; k < own.size(); k++) {
            double covered = realizedY <= shiftedQuantiles[k] ? 1 : 0;
            moved.add(own.get(k) + rate * (levels.get(k) - covered));
        }
        TreeMap<String, List<Double>> next = new TreeMap<>(offsets);
        next.put(venue, moved);
        return new CalibrationState(rate, next, experts);
    }

    /// SHA-256 in hex over rate, venues, offsets and weights, bit for bit.
    public String digest() {
        MessageDigest digest = sha256();
        digest.update(bits(rate));
        offsets.forEach((venue, values) -> {
            digest.update((venue + '\n').getBytes(StandardCharsets.UTF_8));
            values.forEach(value -> digest.update(bits(value)));
        });
        experts.ifPresent(weights -> weights.digest(digest));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] bits(double value) {
        return ByteBuffer.allocate(Long.BYTES).putDouble(value).array();
    }

    private static List<Double> finite(String venue, List<Double> values, int size) {
        if (venue.isBlank()) {
            throw new IllegalArgumentException("venues must be named, one was blank");
        }
        if (values.size() != size) {
            throw new IllegalArgumentException(
                    "offsets of " + venue + " must be " + size + " numbers, were " + values.size());
        }
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("offsets of " + venue + " must be finite, were " + values);
            }
        }
        return List.copyOf(values);
    }

    private static void requireSize(double[] quantiles, int size) {
        if (quantiles.length != size) {
            throw new IllegalArgumentException("quantiles must be " + size + ", were " + quantiles.length);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
