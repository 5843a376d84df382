package io.headrace.training.cli.train;

import io.headrace.market.event.MarketEvent;
import io.headrace.training.set.DeskRecording;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Where training ends: a share of the recording, or a time.
///
/// @param share in (0, 1]; NaN when a time is given
/// @param nanos the time; without meaning when a share is given
public record Until(double share, long nanos) {
    public long in(DeskRecording recording) {
        if (Double.isNaN(share)) {
            return nanos;
        }
        long from = recording.fromNanos();
        return from + (long) (share * (recording.toNanos() - from));
    }

    /// Events that can matter for training up to a time: a dataset that goes on for years is not replayed to
    /// its end. All of them when a share is given, or when the time lies before the first.
    List<MarketEvent> cut(List<MarketEvent> events) {
        if (Double.isNaN(share) && !events.isEmpty() && events.getFirst().knownNanos() <= nanos) {
            return events.stream()
                    .takeWhile(event -> event.knownNanos() <= nanos)
                    .toList();
        }
        return events;
    }

    /// The events of that share of the span, or up to that time.
    public List<MarketEvent> events(List<MarketEvent> all) {
        if (all.isEmpty() || share == 1) {
            return all;
        }
        long from = all.getFirst().knownNanos();
        long last = Double.isNaN(share)
                ? nanos
                : from + (long) (share * (all.getLast().knownNanos() - from));
        return all.stream().takeWhile(event -> event.knownNanos() <= last).toList();
    }

    /// Reads `0.6`, `2025-06-30` or `2025-06-30T12:00:00Z`.
    public static final class Text implements ITypeConverter<Until> {
        @Override
        public Until convert(String text) {
            try {
                if (text.matches("[0-9.]+")) {
                    double share = Double.parseDouble(text);
                    if (share > 0 && share <= 1) {
                        return new Until(share, 0);
                    }
                } else {
                    Instant instant = text.contains("T")
                            ? Instant.parse(text)
                            : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
                    return new Until(
                            Double.NaN,
                            Math.addExact(
                                    Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano()));
                }
            } catch (NumberFormatException | DateTimeParseException | ArithmeticException e) {
                throw new TypeConversionException(wrong(text));
            }
            throw new TypeConversionException(wrong(text));
        }

        private static String wrong(String text) {
            return "must be a share in (0, 1], a date or a time such as 2025-06-30T12:00:00Z, was '" + text + "'";
        }
    }
}
