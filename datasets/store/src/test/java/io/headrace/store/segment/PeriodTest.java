package io.headrace.store.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeriodTest {
    @Test
    void aPeriodEndsWhereTheNextBegins() {
        for (String last : List.of("2024-02-29T23:59:59.999999999Z", "1969-12-31T23:59:59.999999999Z")) {
            long nanos = nanos(last);
            for (Period.Unit unit : Period.Unit.values()) {
                Period period = Period.of(unit, nanos);
                Period next = Period.of(unit, nanos + 1);
                assertEquals(nanos + 1, period.untilNanos());
                assertEquals(period.untilNanos(), next.fromNanos());
            }
        }
    }

    @Test
    void itsTextIsReadBackAndNamesItsFolder() {
        long nanos = nanos("2024-08-08T12:00:00Z");
        Period day = Period.of(Period.Unit.DAY, nanos);
        Period month = Period.of(Period.Unit.MONTH, nanos);
        assertEquals("day=2024-08-08", day.folder());
        assertEquals("month=2024-08", month.folder());
        assertEquals(day, Period.parse(day.toString()));
        assertEquals(month, Period.parse(month.toString()));
    }

    @Test
    void whatIsNoPeriodIsRefused() {
        for (String text : List.of("", "2024", "2024-13", "2024-08-32", "2024/08", "2024-08-08T00")) {
            assertThrows(DateTimeException.class, () -> Period.parse(text), text);
        }
        LocalDate second = LocalDate.of(2024, 8, 2);
        assertThrows(IllegalArgumentException.class, () -> new Period(Period.Unit.MONTH, second));
    }

    private static long nanos(String iso) {
        Instant instant = Instant.parse(iso);
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
}
