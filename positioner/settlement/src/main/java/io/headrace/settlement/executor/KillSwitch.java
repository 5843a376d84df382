package io.headrace.settlement.executor;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What persons said last about whether anything may be signed: pulled from any thread, whatever the courier is
/// doing, and never undone by an earlier word that is still on its way to the courier.
final class KillSwitch {
    private final Brake brake;
    private final Predicate<String> books;
    private final ReentrantLock word = new ReentrantLock();
    private Optional<String> untold = Optional.empty();

    /// @param books writes a halt down, or lifts it with an empty reason; whether it is written
    KillSwitch(Brake brake, Predicate<String> books) {
        this.brake = brake;
        this.books = books;
    }

    /// Stops every further signature at once, and everything new durably; an empty reason lets it go on once the
    /// courier was told.
    ///
    /// @return whether it is written down
    boolean say(String why) {
        pullUnlessEmpty(why); // waits for nobody
        word.lock();
        try {
            pullUnlessEmpty(why); // the word before may have let go meanwhile
            boolean written = books.test(why);
            untold = Optional.of(why);
            return written;
        } finally {
            word.unlock();
        }
    }

    /// Tells the courier what was said since it was told last.
    void tell(Consumer<String> courier) {
        word.lock();
        try {
            if (untold.isPresent()) {
                String why = untold.get();
                courier.accept(why);
                untold = Optional.empty();
                if (why.isEmpty()) {
                    brake.release();
                }
            }
        } finally {
            word.unlock();
        }
    }

    private void pullUnlessEmpty(String why) {
        if (!why.isEmpty()) {
            brake.pull();
        }
    }
}
