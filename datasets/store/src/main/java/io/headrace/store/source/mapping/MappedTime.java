package io.headrace.store.source.mapping;

import io.headrace.store.source.TableRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How one column tells a time: a count of units since the epoch, an ISO text, or a text of a stated
/// pattern; texts without an offset stand in a stated zone. A local time that its zone has twice or
/// never is refused.
final class MappedTime {
    static final Set<String> KEYS = Set.of("column", "unit", "pattern", "zone");

    private static final Map<String, Integer> DECIMALS = Map.of("s", 9, "ms", 6, "us", 3, "ns", 0);
    /// `2024-08-08`, or with `T` or a space `12:00`, seconds, a fraction and an offset.
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd[['T'][' ']HH:mm[:ss]]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[' '][XXX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final long EARLIEST = nanos("2009-01-01T00:00:00Z");
    private static final long LATEST = nanos("2100-01-01T00:00:00Z");

    private final String column;
    private final int decimals;
    private final @Nullable DateTimeFormatter pattern;
    private final @Nullable ZoneId zone;

    private MappedTime(String column, int decimals, @Nullable DateTimeFormatter pattern, @Nullable ZoneId zone) {
        this.column = column;
        this.decimals = decimals;
        this.pattern = pattern;
        this.zone = zone;
    }

    /// @param members of a part that may have more keys than these
    static MappedTime of(Part part, Map<String, Part> members) {
        String column = part.required(members, "column").text();
        Part unit = part.required(members, "unit");
        String named = unit.text();
        Integer decimals = DECIMALS.get(named);
        if (decimals != null) {
            refuseWith(members, "zone", "a count since the epoch is UTC");
            refuseWith(members, "pattern", "a count has none");
            return new MappedTime(column, decimals, null, null);
        }
        ZoneId zone = members.containsKey("zone") ? zone(members.get("zone")) : null;
        return switch (named) {
            case "iso" -> {
                refuseWith(members, "pattern", "it is for unit: text");
                yield new MappedTime(column, 0, ISO, zone);
            }
            case "text" -> new MappedTime(column, 0, pattern(part.required(members, "pattern")), zone);
            default -> throw unit.wrong("unknown time unit '" + named + "'", "Known are s, ms, us, ns, iso and text");
        };
    }

    String column() {
        return column;
    }

    /// Nanoseconds since the epoch.
    long read(TableRow row, int at) {
        long nanos = pattern == null ? counted(row, at) : written(row, at, pattern);
        if (nanos < EARLIEST || nanos >= LATEST) {
            throw row.refuse(at, "must be a time of the years 2009 to 2099");
        }
        return nanos;
    }

    private long counted(TableRow row, int at) {
        String text = row.text(at);
        try {
            if (text.length() > 40 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
                throw new NumberFormatException(text);
            }
            BigDecimal nanos = new BigDecimal(text).movePointRight(decimals);
            return nanos.setScale(0, RoundingMode.FLOOR).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw row.refuse(at, "must be a count of time");
        }
    }

    private long written(TableRow row, int at, DateTimeFormatter form) {
        String text = row.text(at);
        try {
            TemporalAccessor parsed = form.parse(text);
            LocalDate date = LocalDate.from(parsed);
            var time = parsed.query(TemporalQueries.localTime());
            LocalDateTime local = time == null ? date.atStartOfDay() : date.atTime(time);
            ZoneOffset stated = parsed.isSupported(ChronoField.OFFSET_SECONDS) ? ZoneOffset.from(parsed) : null;
            ZoneOffset offset = stated == null ? offset(row, at, local) : stated;
            return Math.addExact(Math.multiplyExact(local.toEpochSecond(offset), 1_000_000_000L), local.getNano());
        } catch (DateTimeParseException e) {
            throw row.refuse(at, "must be a time as the mapping describes it");
        } catch (DateTimeException | ArithmeticException e) {
            throw row.refuse(at, "must be a time of the years 2009 to 2099");
        }
    }

    private ZoneOffset offset(TableRow row, int at, LocalDateTime local) {
        if (zone == null) {
            throw row.refuse(at, "has no offset, so the mapping must state its zone");
        }
        List<ZoneOffset> valid = zone.getRules().getValidOffsets(local);
        if (valid.size() == 1) {
            return valid.getFirst();
        }
        throw row.refuse(
                at,
                valid.isEmpty()
                        ? "must be a time there is in " + zone + ", where clocks were put forward over it"
                        : "must say its offset: " + zone + " had this time twice when clocks were put back");
    }

    private static ZoneId zone(Part part) {
        try {
            return ZoneId.of(part.text());
        } catch (DateTimeException e) {
            throw part.wrong("unknown time zone '" + part.text() + "'", "Write UTC, or a zone like Europe/London");
        }
    }

    private static DateTimeFormatter pattern(Part part) {
        try {
            // Strict, so that no 30 February becomes the 28th; a strict `y` would ask for an era.
            String form = part.text().replace("yyyy", "uuuu").replace("yy", "uu");
            return DateTimeFormatter.ofPattern(form, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw part.wrong("the time pattern is none: " + e.getMessage(), "Write one like dd/MM/uuuu HH:mm:ss");
        }
    }

    private static void refuseWith(Map<String, Part> members, String key, String why) {
        Part part = members.get(key);
        if (part != null) {
            throw part.wrong("'" + key + "' has no meaning with this unit: " + why, "Remove it");
        }
    }

    private static long nanos(String iso) {
        return Instant.parse(iso).getEpochSecond() * 1_000_000_000L;
    }
}
