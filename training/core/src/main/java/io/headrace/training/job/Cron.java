package io.headrace.training.job;

import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The five fields of crontab (POSIX): minute, hour, day of month, month, day of week from Sunday 0; each `*`, a
/// number, a range, a step or a list of them. When both days are restricted, either will do.
///
/// @param eitherDay both the day of the month and the day of the week are restricted
public record Cron(BitSet minutes, BitSet hours, BitSet days, BitSet months, BitSet weekdays, boolean eitherDay)
        implements Schedule {
    private static final Pattern PART = Pattern.compile("(?:\\*|(\\d{1,2})(?:-(\\d{1,2}))?)(?:/([1-9]\\d?))?");

    /// Four years and a day: the 29th of February comes in that time.
    private static final int FARTHEST_DAYS = 4 * 365 + 2;

    /// @throws IllegalArgumentException when it is not five such fields, or never comes true
    static Cron read(String text) {
        String[] fields = text.strip().split("\\s+", -1);
        if (fields.length != 5) {
            throw new IllegalArgumentException("a schedule is a time between runs such as 6h, or the five fields of"
                    + " cron such as '0 3 * * *', was '" + text + "'");
        }
        BitSet weekdays = field(fields[4], 0, 7);
        if (weekdays.get(7)) {
            weekdays.set(0);
        }
        boolean either = !fields[2].startsWith("*") && !fields[4].startsWith("*");
        Cron cron = new Cron(
                field(fields[0], 0, 59),
                field(fields[1], 0, 23),
                field(fields[2], 1, 31),
                field(fields[3], 1, 12),
                weekdays,
                either);
        cron.after(ZonedDateTime.parse("2024-01-01T00:00:00Z"));
        return cron;
    }

    @Override
    public ZonedDateTime after(ZonedDateTime from) {
        ZonedDateTime next = from.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        ZonedDateTime last = from.plusDays(FARTHEST_DAYS);
        while (next.isBefore(last)) {
            if (!months.get(next.getMonthValue()) || !onDay(next)) {
                next = next.truncatedTo(ChronoUnit.DAYS).plusDays(1);
            } else if (!hours.get(next.getHour())) {
                next = next.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            } else if (!minutes.get(next.getMinute())) {
                next = next.plusMinutes(1);
            } else {
                return next;
            }
        }
        throw new IllegalArgumentException("this schedule never comes true");
    }

    private boolean onDay(ZonedDateTime time) {
        boolean month = days.get(time.getDayOfMonth());
        boolean week = weekdays.get(time.getDayOfWeek().getValue() % 7);
        return eitherDay ? month || week : month && week;
    }

    private static BitSet field(String text, int least, int most) {
        BitSet set = new BitSet(most + 1);
        for (String part : text.split(",", -1)) {
            Matcher form = PART.matcher(part);
            if (!form.matches()) {
                throw new IllegalArgumentException("cron field '" + text + "' is not *, numbers, ranges or steps");
            }
            boolean star = form.group(1) == null;
            int first = star ? least : Integer.parseInt(form.group(1));
            int step = form.group(3) == null ? 1 : Integer.parseInt(form.group(3));
            boolean open = star || (form.group(2) == null && form.group(3) != null);
            int to = open ? most : form.group(2) == null ? first : Integer.parseInt(form.group(2));
            if (first < least || to > most || first > to) {
                throw new IllegalArgumentException(
                        "cron field '" + text + "' must be within " + least + " and " + most);
            }
            for (int value = first; value <= to; value += step) {
                set.set(value);
            }
        }
        return set;
    }
}
