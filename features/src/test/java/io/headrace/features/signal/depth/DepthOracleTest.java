package io.headrace.features.signal.depth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headrace.features.Fixture;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.flow.MicroFixture;
import io.headrace.market.event.Side;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Fixture `book.csv` -> `microstructure.json`, tolerance 1e-10.
class DepthOracleTest {
    private static final double TOLERANCE = 1e-10;

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 30})
    void depthWithinBasisPointsOfMidIsTheListedOne(int basisPoints) {
        MicroFixture fixture = new MicroFixture();
        Signal bids = new BookDepth(fixture.context(), Side.BUY, basisPoints);
        Signal asks = new BookDepth(fixture.context(), Side.SELL, basisPoints);
        Signal imbalance = new DepthImbalance(fixture.context(), basisPoints);
        String key = basisPoints + "bps";
        double[] firstBids = Fixture.numbers("microstructure.json", "depth_bps", key, "bid_first5");
        double[] firstAsks = Fixture.numbers("microstructure.json", "depth_bps", key, "ask_first5");
        List<double[]> book = MicroFixture.book();
        double bidSum = 0;
        double askSum = 0;
        for (int i = 0; i < book.size(); i++) {
            long now = fixture.show(book.get(i));
            double bid = bids.valueAt(now) / fixture.mid();
            double ask = asks.valueAt(now) / fixture.mid();
            if (i < firstBids.length) {
                assertEquals(firstBids[i], bid, TOLERANCE * firstBids[i]);
                assertEquals(firstAsks[i], ask, TOLERANCE * firstAsks[i]);
            }
            assertEquals((bid - ask) / (bid + ask), imbalance.valueAt(now), TOLERANCE);
            bidSum += bid;
            askSum += ask;
        }
        assertEquals(mean(key, "bid_mean"), bidSum / book.size(), TOLERANCE * 100);
        assertEquals(mean(key, "ask_mean"), askSum / book.size(), TOLERANCE * 100);
    }

    private static double mean(String basisPoints, String key) {
        return Fixture.number("microstructure.json", "depth_bps", basisPoints, key);
    }
}
