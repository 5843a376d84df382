package io.headrace.store.source;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What reading one fuzz input may cost: a second of its thread's own processor time (a busy machine counts for
/// nothing), and memory in proportion to the input. A reading that does not end is found after a minute.
public final class ReadingCost {
    private static final long MOST_NANOS = 1_000_000_000L;
    /// For one reading whatever its length: buffers, books and what is made once.
    private static final long BYTES_AT_ALL = 32L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private ReadingCost() {}

    /// Reads, and fails where the reading costs more than it may. The first reading in a process also loads
    /// classes, so one that costs too much is done once more and judged by that.
    ///
    /// @param length of the input, bytes
    /// @param bytesAByte memory that each byte of input may cost
    public static void bounded(int length, long bytesAByte, Runnable reading) {
        long most = BYTES_AT_ALL + bytesAByte * length;
        if (!measure(reading).isWithin(most)) {
            Spent again = measure(reading);
            if (!again.isWithin(most)) {
                throw new AssertionError(again + " for " + length + " bytes, where " + most + " bytes and " + MOST_NANOS
                        + " ns are enough");
            }
        }
    }

    private static Spent measure(Runnable reading) {
        FutureTask<Spent> task = new FutureTask<>(() -> spentBy(reading));
        Thread thread = Thread.ofPlatform().daemon().name("fuzz-reading").start(task);
        try {
            return task.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Error error ? error : new AssertionError(e.getCause());
        } catch (TimeoutException e) {
            AssertionError hang = new AssertionError("still reading after a minute");
            hang.setStackTrace(thread.getStackTrace());
            throw hang;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Spent spentBy(Runnable reading) {
        long nanos = THREADS.getCurrentThreadCpuTime();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        reading.run();
        return new Spent(THREADS.getCurrentThreadCpuTime() - nanos, THREADS.getCurrentThreadAllocatedBytes() - bytes);
    }

    private record Spent(long nanos, long bytes) {
        boolean isWithin(long mostBytes) {
            return nanos <= MOST_NANOS && bytes <= mostBytes;
        }
    }
}
