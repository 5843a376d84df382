package io.headrace.inference.feed;

/// The only place where the service meets real time: how fast a replay runs, and how long ago something
/// happened. No decision depends on it.
public interface WallClock {
    /// Nanoseconds since an arbitrary origin, never going back.
    long nanos();

    /// Waits until [#nanos()] reaches `nanos`; returns at once when it has.
    ///
    /// @throws InterruptedException when the thread was told to stop, also when there is nothing to wait for
    void sleepUntil(long nanos) throws InterruptedException;

    /// The computer's clock.
    static WallClock system() {
        return new WallClock() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void sleepUntil(long nanos) throws InterruptedException {
                if (Thread.interrupted()) {
                    throw new InterruptedException("told to stop");
                }
                long wait = nanos - System.nanoTime();
                if (wait > 0) {
                    Thread.sleep(java.time.Duration.ofNanos(wait));
                }
            }
        };
    }
}
