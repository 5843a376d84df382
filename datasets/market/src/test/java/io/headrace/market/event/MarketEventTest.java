package io.headrace.market.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MarketEventTest {
    private static final Instrument BTC = new Instrument("binance", "BTC");
    private static final Instrument ETH = new Instrument("binance", "ETH");

    @Test
    void ordersByKnownTimeThenKindThenInstrumentThenSequence() {
        List<MarketEvent> sorted = List.of(
                new Bar(ETH, 0, 10, 5, 1, 1, 1, 1, 0),
                new Bar(BTC, 5, 20, 0, 1, 1, 1, 1, 0),
                new Bar(BTC, 5, 20, 1, 1, 1, 1, 1, 0),
                new Bar(ETH, 5, 20, 0, 1, 1, 1, 1, 0),
                new Funding(BTC, 20, 20, 0, -0.1),
                new OpenInterest(BTC, 20, 20, 0, 1),
                new MarginSnapshot(Instrument.account("binance"), 20, 20, 0, 1, 1, 0, 0, List.of(1.0), List.of()),
                new Funding(BTC, 1, 21, 0, 0));
        List<MarketEvent> shuffled = new ArrayList<>(sorted);
        Collections.shuffle(shuffled, new Random(1));
        shuffled.sort(MarketEvent.ORDER);
        assertEquals(sorted, shuffled);
    }

    @Test
    void refusesWhatCannotBeTrue() {
        refused(() -> new Bar(BTC, 0, 10, 0, Double.NaN, 1, 1, 1, 0));
        refused(() -> new Bar(BTC, 0, 10, 0, 1, 1, 0, 1, 0));
        refused(() -> new Bar(BTC, 0, 10, 0, 1, 1, 1, 1, -1));
        refused(() -> new Bar(BTC, 11, 10, 0, 1, 1, 1, 1, 0));
        refused(() -> new Funding(BTC, 0, 0, 0, Double.POSITIVE_INFINITY));
        refused(() -> new OpenInterest(BTC, 0, 0, 0, -1));
        refused(() -> new Instrument(" ", "BTC"));
    }

    @Test
    void carriesWhatIsMerelyOdd() {
        Bar upsideDown = new Bar(BTC, 0, 10, 0, 5, 4, 6, 5, 0);
        assertTrue(upsideDown.high() < upsideDown.low());
    }

    @Test
    void snapshotKnowsItsPeakAndItsNeedPerReturn() {
        MarginSnapshot snapshot = new MarginSnapshot(
                Instrument.account("kraken"),
                0,
                0,
                0,
                120,
                100,
                -3,
                0,
                List.of(100.0, 130.0, 90.0),
                List.of(new MarginSnapshot.Exposure("BTC", 600, 100)));
        assertEquals("kraken", snapshot.venue());
        assertEquals(130, snapshot.plannedPeakUsd());
        assertEquals(-500, snapshot.exposures().getFirst().needPerReturnUsd());
        refused(() -> new MarginSnapshot(Instrument.account("kraken"), 0, 0, 0, 1, 1, 0, 0, List.of(), List.of()));
    }

    private static void refused(Runnable making) {
        assertThrows(IllegalArgumentException.class, making::run);
    }
}
