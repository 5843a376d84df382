package io.headrace.store.check.watch;

import io.headrace.market.event.EventKind;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.PoolMeasure;
import io.headrace.store.check.finding.FindingKind;
import io.headrace.store.check.finding.Findings;
import io.headrace.store.check.finding.Severity;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What several series say of each other: prices of one coin on several venues, funding beside the other venues', and
/// how much of their time series of one instrument share.
public final class Comparisons {
    private static final Set<EventKind> PRICES =
            EnumSet.of(EventKind.BAR, EventKind.TRADE, EventKind.QUOTE, EventKind.MARK_PRICE, EventKind.INDEX_PRICE);
    private static final Set<EventKind> JOINED = EnumSet.of(EventKind.BAR, EventKind.FUNDING, EventKind.OPEN_INTEREST);

    /// Prices are compared where the samples are this near in time.
    private static final long NEAR_NANOS = 2 * 86_400_000_000_000L;

    private static final int ENOUGH_SAMPLES = 5;
    private static final double NEAR_TEN = 0.08;

    /// Funding this many times that of the other venues is in percent or annualized: 100 and more.
    private static final double FUNDING_TIMES = 50;

    /// A median settlement of this fraction of notional, 0.5 %, is 5 to 43 times the notional in a year.
    private static final double FUNDING_MOST = 0.005;

    private static final double LITTLE_SHARE = 0.5;
    private static final double HOUR = 3.6e12;

    private final Findings findings;

    public Comparisons(Findings findings) {
        this.findings = findings;
    }

    public void judge(List<SeriesSummary> series) {
        coins(series, Comparisons::isPrice).forEach(this::prices);
        coins(series, summary -> summary.kind() == EventKind.FUNDING).forEach(this::funding);
        Map<Instrument, List<SeriesSummary>> instruments = series.stream()
                .filter(summary -> JOINED.contains(summary.kind()))
                .collect(Collectors.groupingBy(SeriesSummary::instrument, TreeMap::new, Collectors.toList()));
        instruments.values().forEach(this::overlap);
    }

    private static boolean isPrice(SeriesSummary summary) {
        return PRICES.contains(summary.kind())
                || summary.part()
                        .equals(PoolMeasure.PRICE_USD
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', ' '));
    }

    private static Map<String, List<SeriesSummary>> coins(List<SeriesSummary> series, Predicate<SeriesSummary> chosen) {
        return series.stream()
                .filter(chosen)
                .collect(Collectors.groupingBy(
                        summary -> summary.instrument().coin(), TreeMap::new, Collectors.toList()));
    }

    /// A venue whose price is a power of ten times that of the most others is told once.
    private void prices(String coin, List<SeriesSummary> series) {
        for (SeriesSummary one : series) {
            for (SeriesSummary other : series) {
                double ratio = one == other ? 0 : ratio(one, other);
                double decades = ratio > 0 ? Math.log10(ratio) : 0;
                if (decades > 0.5 && Math.abs(decades - Math.rint(decades)) < NEAR_TEN) {
                    findings.add(
                            Severity.WARNING,
                            FindingKind.UNIT,
                            one.lastFile(),
                            0,
                            () -> one.name() + ": prices are about " + Math.round(Math.pow(10, Math.rint(decades)))
                                    + " times those of " + other.name() + " at the same time");
                }
            }
        }
    }

    /// Median ratio of samples near in time; 0 where there are too few.
    private static double ratio(SeriesSummary one, SeriesSummary other) {
        double[] ratios = new double[one.samples().count()];
        int count = 0;
        for (int at = 0; at < ratios.length; at++) {
            int near = other.samples().nearest(one.samples().stampNanos(at), NEAR_NANOS);
            if (near >= 0 && other.samples().value(near) > 0) {
                ratios[count++] = one.samples().value(at) / other.samples().value(near);
            }
        }
        Arrays.sort(ratios, 0, count);
        return count < ENOUGH_SAMPLES ? 0 : ratios[count / 2];
    }

    private void funding(String coin, List<SeriesSummary> series) {
        for (SeriesSummary one : series) {
            double[] others = series.stream()
                    .filter(other -> other != one && perHour(other) > 0)
                    .mapToDouble(Comparisons::perHour)
                    .sorted()
                    .toArray();
            double usual = others.length == 0 ? 0 : others[others.length / 2];
            double times = usual > 0 ? perHour(one) / usual : 0;
            if (one.medianSize() > FUNDING_MOST || times > FUNDING_TIMES) {
                findings.add(
                        Severity.WARNING,
                        FindingKind.UNIT,
                        one.lastFile(),
                        0,
                        () -> one.name() + ": a usual settlement pays " + Words.percent(one.medianSize())
                                + (times > FUNDING_TIMES
                                        ? ", " + Words.number(times) + " times that of the other venues by the hour"
                                        : "")
                                + ": the rates look annualized or in percent");
            }
        }
    }

    private static double perHour(SeriesSummary funding) {
        return funding.stepNanos() == 0 ? 0 : funding.medianSize() * HOUR / funding.stepNanos();
    }

    private void overlap(List<SeriesSummary> series) {
        for (int a = 0; a < series.size(); a++) {
            for (int b = a + 1; b < series.size(); b++) {
                if (series.get(a).kind() != series.get(b).kind()
                        && series.get(a).scopeFolder().equals(series.get(b).scopeFolder())) {
                    overlap(series.get(a), series.get(b));
                }
            }
        }
    }

    private void overlap(SeriesSummary one, SeriesSummary other) {
        long from = Math.max(one.fromNanos(), other.fromNanos());
        long to = Math.min(one.toNanos(), other.toNanos());
        long longer = Math.max(one.toNanos() - one.fromNanos(), other.toNanos() - other.fromNanos());
        if (longer > 0 && to - from < LITTLE_SHARE * longer) {
            String shared = to <= from ? "share no time" : "share only " + day(from) + " to " + day(to);
            findings.add(
                    Severity.NOTE,
                    FindingKind.OVERLAP,
                    other.lastFile(),
                    0,
                    () -> one.name() + ": " + words(one.kind()) + " and " + words(other.kind()) + " " + shared
                            + "; take one of them as optional");
        }
    }

    private static String words(EventKind kind) {
        return kind.table().replace('_', ' ');
    }

    private static String day(long nanos) {
        return Words.time(nanos).substring(0, 10);
    }
}
