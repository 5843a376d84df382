package io.headrace.decision.settings;

import io.headrace.market.portfolio.Portfolio;
import java.nio.file.Path;
import java.util.Set;

/// The part of a desk's settings that says what it holds: enough to play its demand.
///
/// @param periodNanos from one look at the demand to the next; divides an hour
public record PlayedPortfolio(long periodNanos, Portfolio portfolio) {
    private static final String PERIOD = "period_seconds";
    private static final String PORTFOLIO = "portfolio";
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    public PlayedPortfolio {
        if (periodNanos <= 0 || HOUR_NANOS % periodNanos != 0) {
            throw new IllegalArgumentException(
                    "period_seconds must divide an hour, was " + periodNanos / 1_000_000_000L);
        }
    }

    /// Reads `period_seconds` and `portfolio`. A file that says more is read as the settings of a whole
    /// desk.
    ///
    /// @throws io.headrace.market.problem.ProblemException as [DeskSettings#load]
    public static PlayedPortfolio load(Path file) {
        SettingsValue.Mapping mapping = SettingsValue.read(file);
        if (!Set.of(PERIOD, PORTFOLIO).containsAll(mapping.entries().keySet())) {
            DeskSettings desk = SettingsFile.settings(mapping);
            return mapping.place().checked(() -> of(desk));
        }
        Section top = new Section("the settings", mapping);
        long period = SettingsFile.seconds(top, PERIOD);
        Portfolio portfolio = top.section(PORTFOLIO, PortfolioFile::read);
        return top.build(() -> new PlayedPortfolio(period, portfolio));
    }

    public static PlayedPortfolio of(DeskSettings desk) {
        return new PlayedPortfolio(desk.periodNanos(), desk.portfolio());
    }
}
