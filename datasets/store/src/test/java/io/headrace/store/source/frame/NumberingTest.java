package io.headrace.store.source.frame;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.Levels;
import org.junit.jupiter.api.Test;

class NumberingTest {
    @Test
    void aCountThatBeginsAnewAndNamesTheNumberBeforeIsNoOldMessage() {
        assertFalse(Numbering.CHAIN.isOld(change(3, 3, 15), 15));
        assertTrue(Numbering.CHAIN.follows(change(3, 3, 15), 15, false));
        assertTrue(Numbering.CHAIN.isOld(change(14, 14, 13), 15));
    }

    @Test
    void aFuturesMessageThatComesTwiceIsRepeatedAndNotALoss() {
        BookChange message = change(11, 12, 10);

        assertTrue(Numbering.RANGES_IN_CHAIN.follows(message, 10, false));
        assertTrue(Numbering.RANGES_IN_CHAIN.isRepeated(message, 12, false));
        assertFalse(Numbering.RANGES_IN_CHAIN.isRepeated(change(13, 14, 12), 12, false));
    }

    @Test
    void theMessageThatEndsAtTheWholeBooksNumberIsTaken() {
        BookChange message = change(11, 12, 10);

        assertFalse(Numbering.RANGES_IN_CHAIN.isOld(message, 12));
        assertFalse(Numbering.RANGES_IN_CHAIN.isRepeated(message, 12, true));
        assertTrue(Numbering.RANGES_IN_CHAIN.follows(message, 12, true));
    }

    private static BookChange change(long first, long last, long previous) {
        return new BookChange(1, 1, first, last, previous, Levels.NONE, Levels.NONE);
    }
}
