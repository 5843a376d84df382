package io.headrace.decision.outlook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.models.forecast.ForecastSupport;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.Realized;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeasonalNeedTest {
    private static final long HOUR = 3_600_000_000_000L;

    private final SeasonalNeed season = new SeasonalNeed(new ForecastWindow(0, 4 * HOUR));

    @Test
    void speaksOnlyOfHoursOfWhichEnoughWasSeenAndInMultiplesOfWhatIsKnown() {
        for (int day = 0; day < 20; day++) {
            assertEquals(Optional.empty(), at(day, 12, 100));
            live(day, 12, 100, 100 + day);
        }
        QuantileForecast forecast = at(20, 12, 200).orElseThrow();
        assertEquals(new ForecastSupport.Seasonal("lost"), forecast.support());
        assertEquals(2 * 109, forecast.at(.5), 1e-9, "the tenth of twenty outcomes, at twice the demand");
        assertEquals(2 * 119, forecast.at(.995), 1e-9, "the largest");
        assertEquals(Optional.empty(), at(20, 13, 200), "another hour");
    }

    @Test
    void learnsNothingOfInstantsWhoseDemandItDoesNotKnow() {
        for (int day = 0; day < 40; day++) {
            season.learn(new Realized("a", (24L * day + 12) * HOUR, 100));
        }
        assertTrue(at(40, 12, 100).isEmpty());
    }

    private Optional<QuantileForecast> at(int day, int hour, double known) {
        return season.forecast("a", (24L * day + hour) * HOUR, known, "lost");
    }

    private void live(int day, int hour, double known, double need) {
        long now = (24L * day + hour) * HOUR;
        season.observe(now, known);
        season.observe(now + 4 * HOUR, known);
        season.learn(new Realized("a", now, need));
    }
}
