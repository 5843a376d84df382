package io.headrace.training.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    /// 2026-11-22 is a Sunday.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "6h | 2026-11-22T10:30:20Z | 2026-11-22T16:30:20Z",
                "every 90m | 2026-11-22T23:30:00Z | 2026-11-23T01:00:00Z",
                "0 3 * * * | 2026-11-22T03:00:00Z | 2026-11-23T03:00:00Z",
                "*/15 * * * * | 2026-11-22T10:30:20Z | 2026-11-22T10:45:00Z",
                "5,35 9-17/4 * * * | 2026-11-22T09:35:00Z | 2026-11-22T13:05:00Z",
                "0 0 * * 1-5 | 2026-11-20T00:00:00Z | 2026-11-23T00:00:00Z",
                "0 0 * * 7 | 2026-11-22T00:00:00Z | 2026-11-29T00:00:00Z",
                "0 0 1 * 3 | 2026-11-22T00:00:00Z | 2026-11-25T00:00:00Z",
                "0 0 31 12 * | 2026-11-22T00:00:00Z | 2026-12-31T00:00:00Z",
                "0 12 29 2 * | 2026-11-22T00:00:00Z | 2028-02-29T12:00:00Z"
            })
    void runsAtTheNextTime(String schedule, String from, String next) {
        assertEquals(ZonedDateTime.parse(next), Schedule.read(schedule).after(ZonedDateTime.parse(from)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "6",
                "0h",
                "h",
                "* * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * * 13 *",
                "* * * * 8",
                "5-1 * * * *",
                "a * * * *",
                "*/0 * * * *",
                "0 0 30 2 *"
            })
    void refusesWhatIsNoSchedule(String schedule) {
        assertThrows(IllegalArgumentException.class, () -> Schedule.read(schedule));
    }
}
