package io.headrace.settlement.executor;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What measurements share: options, quantiles, and the processor time and load under which they were taken.
final class Figures {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Figures() {}

    static Optional<String> text(List<String> arguments, String name) {
        int at = arguments.indexOf(name);
        return at < 0 ? Optional.empty() : Optional.of(arguments.get(at + 1));
    }

    static int number(List<String> arguments, String name, int otherwise) {
        return text(arguments, name).map(Integer::parseInt).orElse(otherwise);
    }

    /// Processor seconds of this process.
    static double processor() {
        return SYSTEM.getProcessCpuTime() / 1e9;
    }

    /// Processes that wanted a processor, mean of the last minute.
    static double load() {
        return SYSTEM.getSystemLoadAverage();
    }

    /// Least, p50, p90, p99 and greatest of some times, as JSON.
    static String spread(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "{\"n\":%d,\"least\":%.2f,\"p50\":%.2f,\"p90\":%.2f,\"p99\":%.2f,\"greatest\":%.2f}",
                sorted.length,
                quantile(sorted, 0),
                quantile(sorted, 0.5),
                quantile(sorted, 0.9),
                quantile(sorted, 0.99),
                quantile(sorted, 1));
    }

    private static double quantile(long[] sorted, double part) {
        return sorted[(int) Math.round(part * (sorted.length - 1))] / 1e6;
    }
}
