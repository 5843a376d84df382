package io.headrace.training.fit.smile;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import smile.math.MathEx;

/// Smile draws from a generator per thread and splits work over the pool it runs in. On the only thread of a
/// pool of its own, seeded there, the same seed gives the same numbers.
final class OwnThread {
    private OwnThread() {}

    /// @param what is fitted, for the error
    /// @throws IllegalStateException when Smile cannot fit it
    static <T> T call(long seed, String what, Callable<T> fit) {
        ForkJoinPool pool = new ForkJoinPool(1);
        try {
            return pool.submit(() -> {
                        MathEx.setSeed(seed);
                        return fit.call();
                    })
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while fitting " + what, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Smile could not fit " + what, e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
