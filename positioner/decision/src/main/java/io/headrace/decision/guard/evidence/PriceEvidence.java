package io.headrace.decision.guard.evidence;

import io.headrace.decision.circumstance.PriceKind;
import io.headrace.decision.circumstance.PriceReading;
import io.headrace.decision.settings.safeguard.PriceParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// What readings of one subject (an asset, at one venue or anywhere) come to. Only fresh readings that can be
/// prices count, one per source and kind.
///
/// A price is doubted when fewer than a quorum of sources stand within the disagreement allowed of their
/// median, when that median stands too far off a mean over time, and when a stable coin is off par. A subject
/// that had a price once is missed when it is gone.
final class PriceEvidence {
    private final PriceParameters parameters;

    PriceEvidence(PriceParameters parameters) {
        this.parameters = parameters;
    }

    /// @param venue empty when it concerns the whole desk
    /// @param offPar whether a quorum of sources says that the collateral is not worth what it should be
    record Doubt(String venue, boolean offPar, String why) {}

    /// Everything that is in doubt, by subject.
    List<Doubt> doubts(List<PriceReading> readings, List<String> priced, long nowNanos) {
        Map<String, List<PriceReading>> bySubject = bySubject(readings);
        TreeSet<String> subjects = new TreeSet<>(bySubject.keySet());
        priced.forEach(subjects::add);
        parameters.required().stream().map(PriceEvidence::subject).forEach(subjects::add);
        List<Doubt> doubts = new ArrayList<>();
        for (String subject : subjects) {
            doubt(subject, bySubject.getOrDefault(subject, List.of()), nowNanos).ifPresent(doubts::add);
        }
        return doubts;
    }

    /// The subjects that have, or had, a price.
    List<String> priced(List<PriceReading> readings, List<String> before) {
        TreeSet<String> subjects = new TreeSet<>(before);
        readings.stream()
                .filter(PriceReading::isPrice)
                .map(PriceEvidence::subject)
                .forEach(subjects::add);
        return List.copyOf(subjects);
    }

    private Optional<Doubt> doubt(String subject, List<PriceReading> readings, long nowNanos) {
        String venue = subject.substring(0, subject.indexOf('/'));
        String asset = subject.substring(subject.indexOf('/') + 1);
        List<PriceReading> fresh = fresh(readings, nowNanos);
        double[] stable = values(fresh, PriceKind.STABLE);
        double[] level = stable.length > 0 ? stable : values(fresh, PriceKind.SPOT, PriceKind.ORACLE);
        String of = asset + (venue.isEmpty() ? "" : " at " + venue);
        if (level.length < parameters.quorum()) {
            return Optional.of(new Doubt(
                    venue,
                    false,
                    level.length + " of " + parameters.quorum() + " sources have a fresh price of " + of));
        }
        double median = median(level);
        if (agreeing(level, median) < parameters.quorum()) {
            return Optional.of(new Doubt(venue, false, "sources disagree on the price of " + of));
        }
        if (stable.length > 0 && Math.abs(median - 1) > parameters.parDeviation()) {
            return Optional.of(new Doubt(venue, true, of + " is off par at " + number(median)));
        }
        double[] mean = values(fresh, PriceKind.TWAP);
        double slow = mean.length > 0 ? median(mean) : median;
        return Math.abs(median / slow - 1) > parameters.twapDeviation()
                ? Optional.of(
                        new Doubt(venue, false, of + " is at " + number(median) + " against a mean of " + number(slow)))
                : Optional.empty();
    }

    private int agreeing(double[] values, double median) {
        return (int) Arrays.stream(values)
                .filter(value -> Math.abs(value / median - 1) <= parameters.disagreement())
                .count();
    }

    /// The latest reading of each source and kind that is neither old nor from the future.
    private List<PriceReading> fresh(List<PriceReading> readings, long nowNanos) {
        Map<String, PriceReading> latest = new TreeMap<>();
        for (PriceReading reading : readings) {
            long observed = reading.observedNanos();
            boolean fresh = observed <= nowNanos && observed >= nowNanos - parameters.staleNanos();
            PriceReading other = latest.get(reading.kind() + reading.source());
            if (fresh && reading.isPrice() && (other == null || other.observedNanos() <= observed)) {
                latest.put(reading.kind() + reading.source(), reading);
            }
        }
        return List.copyOf(latest.values());
    }

    private static Map<String, List<PriceReading>> bySubject(List<PriceReading> readings) {
        Map<String, List<PriceReading>> found = new TreeMap<>();
        for (PriceReading reading : readings) {
            found.computeIfAbsent(subject(reading), subject -> new ArrayList<>())
                    .add(reading);
        }
        return found;
    }

    private static String subject(PriceReading reading) {
        return reading.venue() + '/' + reading.asset();
    }

    private static String subject(String required) {
        return required.contains("/") ? required : '/' + required;
    }

    private static double[] values(List<PriceReading> fresh, PriceKind... kinds) {
        List<PriceKind> wanted = List.of(kinds);
        return fresh.stream()
                .filter(reading -> wanted.contains(reading.kind()))
                .mapToDouble(PriceReading::value)
                .sorted()
                .toArray();
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }
}
