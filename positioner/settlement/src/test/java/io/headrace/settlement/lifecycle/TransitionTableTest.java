package io.headrace.settlement.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The table of states is the one in docs/transfers.md, and it leads somewhere. `-Dgolden=record` writes it.
class TransitionTableTest {
    private static final String BEGIN = "<!-- states: written by TransitionTableTest -->\n";
    private static final String END = "<!-- end of states -->";

    @Test
    void thePageShowsTheTableOfTheCode() throws IOException {
        Path page = page();
        String text = Files.readString(page);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        if ("record".equals(System.getProperty("golden"))) {
            Files.writeString(page, text.substring(0, from) + table() + text.substring(to));
            return;
        }
        assertEquals(table(), text.substring(from, to));
    }

    @Test
    void everyStateIsReachedFromAPlanAndLeadsToAnEnd() {
        Set<State> reached = EnumSet.of(State.PLANNED);
        Deque<State> left = new ArrayDeque<>(reached);
        while (!left.isEmpty()) {
            for (State next : left.pop().next()) {
                if (reached.add(next)) {
                    left.push(next);
                }
            }
        }
        assertEquals(EnumSet.allOf(State.class), reached);
        for (State state : State.values()) {
            assertEquals(
                    state.isFinal(), state.next().isEmpty(), state + " must be final exactly when it leads nowhere");
        }
    }

    /// A leg gets a slot only from a state in which no slot of it can still win.
    @Test
    void noStateThatMayBeOnAChainLeadsBackToBeforeASlot() {
        for (State state : State.values()) {
            if (state.holdsSlot() && state != State.SLOTTED) {
                assertTrue(!state.next().contains(State.RESERVED), state + " must not lead to another slot");
            }
        }
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| state | on a chain | becomes |\n|---|---|---|\n");
        for (State state : State.values()) {
            table.append("| ").append(state).append(" | ");
            table.append(state.exposure().name().toLowerCase(Locale.ROOT)).append(" | ");
            table.append(state.next().stream().map(State::name).collect(Collectors.joining(", ")))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static Path page() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("docs/transfers.md"))) {
                return folder.resolve("docs/transfers.md");
            }
        }
        throw new IllegalStateException("docs/transfers.md was not found");
    }
}
