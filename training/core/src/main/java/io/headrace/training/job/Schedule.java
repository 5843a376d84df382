package io.headrace.training.job;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When to run, in UTC.
public sealed interface Schedule permits Schedule.Every, Cron {
    /// The next time after `from`.
    ZonedDateTime after(ZonedDateTime from);

    /// Again and again with the same time between.
    record Every(Duration period) implements Schedule {
        @Override
        public ZonedDateTime after(ZonedDateTime from) {
            return from.plus(period);
        }
    }

    /// Reads `6h`, `90m`, `1d` or five fields of cron, such as `0 3 * * 1-5`.
    ///
    /// @throws IllegalArgumentException when it is neither
    static Schedule read(String text) {
        Matcher every = Pattern.compile("(?:every )?([1-9]\\d{0,4})([smhd])").matcher(text.strip());
        if (!every.matches()) {
            return Cron.read(text);
        }
        long count = Long.parseLong(every.group(1));
        return new Every(
                switch (every.group(2)) {
                    case "s" -> Duration.ofSeconds(count);
                    case "m" -> Duration.ofMinutes(count);
                    case "h" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                });
    }
}
