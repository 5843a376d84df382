package io.headrace.inference.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.inference.decide.DeskBoard.PageCall;
import io.headrace.inference.feed.WallClock;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What persons are told, on the board.
class DeskBoardTest {
    private static final int SHOWN = 20;

    /// Twenty booked gifts pushed a transfer that waited for persons off the board.
    @Test
    void whatStrangersCauseDoesNotHideATransferThatWaits() {
        DeskBoard board = new DeskBoard(WallClock.system());
        board.page("0xabc1", "it waits for two persons");
        for (int gift = 0; gift < 3 * SHOWN; gift++) {
            board.page("reconciliation", "1 more than the books expect, " + gift);
        }
        List<PageCall> shown = board.pages();
        assertEquals(SHOWN, shown.size());
        assertEquals("0xabc1", shown.getLast().about());
        assertEquals("1 more than the books expect, 59", shown.getFirst().why());
        assertEquals(3 * SHOWN + 1, board.paged());
    }

    @Test
    void theOldestGoesWhereEachIsToldOfOnce() {
        DeskBoard board = new DeskBoard(WallClock.system());
        for (int transfer = 0; transfer <= SHOWN; transfer++) {
            board.page("0x" + transfer, "it waits");
        }
        assertEquals(SHOWN, board.pages().size());
        assertTrue(board.pages().stream().noneMatch(call -> call.about().equals("0x0")));
    }
}
