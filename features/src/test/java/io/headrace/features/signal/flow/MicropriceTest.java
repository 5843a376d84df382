package io.headrace.features.signal.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.signal.CoinMarket;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalContext;
import io.headrace.features.signal.flow.MicropriceFit.Best;
import java.util.List;
import org.junit.jupiter.api.Test;

class MicropriceTest {
    /// Computed apart from this code, in numpy, from `book.csv`: five imbalance buckets, spreads below
    /// and above 15 bps.
    private static final double[][] BOOK_TABLE = {
        {-0.05798315984883647, 0.05426942347581476, 0, -0.05426942347581482, 0.05798315984883639},
        {-0.17028812002159477, 0.08493374754927498, 0, -0.084933747549275, 0.17028812002159477}
    };

    @Test
    void theChainOfBookCsvIsFittedAsComputedElsewhere() {
        List<Best> quotes = MicroFixture.book().stream()
                .map(row -> new Best(row[1], row[6], row[11], row[16]))
                .toList();
        MicropriceTable table = MicropriceFit.of(quotes, 5, List.of(15.0));
        for (int spread = 0; spread < 2; spread++) {
            for (int imbalance = 0; imbalance < 5; imbalance++) {
                double fitted = table.adjustments().get(spread).get(imbalance);
                assertEquals(BOOK_TABLE[spread][imbalance], fitted, 1e-10);
            }
        }
    }

    @Test
    void mirroredStatesExpectOppositeMoves() {
        Best balanced = new Best(100, 5, 101, 5);
        Best heavy = new Best(100, 9, 101, 1);
        Best above = new Best(101, 5, 102, 5);
        MicropriceTable table = MicropriceFit.of(List.of(heavy, above, balanced, heavy, above), 2, List.of());
        double offered = table.adjustments().getFirst().get(0);
        double bid = table.adjustments().getFirst().get(1);
        assertTrue(bid > 0, "the mid rose when more was bid, was expected to move by " + bid);
        assertEquals(-bid, offered, 1e-12);
    }

    @Test
    void thePriceIsTheTablesAdjustmentInBasisPoints() {
        CoinMarket market = CoinMarket.fresh();
        SignalContext context = new SignalContext("alpha", List.of("alpha"), List.of("BTC"), 1, market);
        MicropriceTable table = new MicropriceTable(List.of(50.0), List.of(List.of(-0.25, 0.25), List.of(-0.4, 0.4)));
        Signal signal = new Microprice(context, table);
        market.touch().set(99.9, 3, 100.1, 1);
        assertEquals(20 * 0.25, signal.valueAt(0), 1e-9);
        market.touch().set(99, 1, 101, 3);
        assertEquals(-200 * 0.4, signal.valueAt(0), 1e-9);
        market.touch().set(101, 1, 99, 3);
        assertFalse(signal.warmAt(0), "crossed");
    }
}
