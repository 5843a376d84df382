package io.headrace.features.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WindowTest {
    @Test
    void aBarKnownAtItsCloseBelongsToTheHourItDescribes() {
        assertEquals(0, Hours.bucketOf(Hours.NANOS));
        assertEquals(1, Hours.bucketOf(Hours.NANOS + 1));
        assertEquals(Hours.NANOS, Hours.endOf(0));
    }

    @Test
    void sumsLeaveNoTraceOfWhatHasLeft() {
        HourSums sums = new HourSums(3);
        sums.add(Hours.NANOS, 1e17);
        sums.add(4 * Hours.NANOS, 0.1);
        assertEquals(0.1, sums.sumAt(4 * Hours.NANOS));
        assertEquals(0, sums.sumAt(7 * Hours.NANOS));
    }

    @Test
    void momentsOfEqualValuesHaveNoVarianceAtAll() {
        HourMoments moments = new HourMoments(168);
        for (int i = 1; i <= 500; i++) {
            moments.add(i * Hours.NANOS / 3, 1e-4 / 3);
        }
        HourMoments.Moments all = moments.at(500 * Hours.NANOS / 3, 168);
        assertEquals(0, all.variance());
        assertEquals(1e-4 / 3, all.mean());
    }

    @Test
    void covarianceOfPricesInLockstepEqualsTheirVariance() {
        EwmaCovariance covariance = new EwmaCovariance(2, 0.97);
        double price = 100;
        for (int i = 1; i < 50; i++) {
            price *= i % 2 == 0 ? 1.01 : 0.995;
            covariance.add(0, i * Hours.NANOS, price);
            covariance.add(1, i * Hours.NANOS, 7 * price);
        }
        assertEquals(covariance.value(0, 0), covariance.value(0, 1), 1e-18);
        assertEquals(0, covariance.varianceOf(new double[] {1, -1}), 1e-17);
        assertTrue(covariance.covers(48));
    }

    @Test
    void refusesAWindowWithoutLengthAndALambdaOutsideItsRange() {
        assertThrows(IllegalArgumentException.class, () -> new HourSums(0));
        assertThrows(IllegalArgumentException.class, () -> new HourMoments(2).at(0, 3));
        assertThrows(IllegalArgumentException.class, () -> new Ewma(1));
    }
}
