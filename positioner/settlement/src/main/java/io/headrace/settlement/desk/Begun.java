package io.headrace.settlement.desk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/// What is open while something is put together: closed with it, last first, unless it came to its end.
/// For one thread.
final class Begun implements AutoCloseable {
    private final Deque<Runnable> open = new ArrayDeque<>();

    /// Counts a part among what is open.
    <T> T with(T part, Consumer<T> close) {
        open.push(() -> close.accept(part));
        return part;
    }

    /// It is put together: whoever has it closes it.
    void finish() {
        open.clear();
    }

    @Override
    public void close() {
        if (open.isEmpty()) {
            return;
        }
        try {
            open.pop().run();
        } finally {
            close();
        }
    }
}
