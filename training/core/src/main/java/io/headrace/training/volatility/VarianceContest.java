package io.headrace.training.volatility;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.Progress;
import io.headrace.models.evaluation.Finding;
import io.headrace.models.evaluation.Qlike;
import io.headrace.models.evaluation.comparison.DieboldMariano;
import io.headrace.models.evaluation.uncertainty.HacKernel;
import io.headrace.models.evaluation.uncertainty.Interval;
import io.headrace.models.evaluation.uncertainty.RatioOverTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Every forecaster over the same days of the same coins, each forecast from the days before it alone.
///
/// @param coins that were forecast, in order
/// @param days forecast by at least one coin
/// @param standings in the order of [VarianceForecaster]
public record VarianceContest(List<String> coins, int days, List<Standing> standings) {
    /// Days that are only learnt from.
    public static final int FIRST_DAYS = 60;

    private static final double CONFIDENCE = .9;
    private static final int LAGS = 6; // days whose losses may hang together in the test

    public VarianceContest {
        coins = List.copyOf(coins);
        standings = List.copyOf(standings);
    }

    /// How one forecaster did.
    ///
    /// @param qlike mean over coins and days
    /// @param byCoin in coin order
    /// @param overLogHar its loss over that of log-HAR; below 1 it loses less
    /// @param interval of that ratio
    /// @param test Diebold-Mariano against log-HAR on each day's mean loss over coins
    public record Standing(
            VarianceForecaster forecaster,
            double qlike,
            List<Double> byCoin,
            double overLogHar,
            Finding<Interval> interval,
            Finding<DieboldMariano> test) {
        public Standing {
            byCoin = List.copyOf(byCoin);
        }
    }

    /// @throws io.headrace.market.problem.ProblemException HR-9075 when no coin has more than [#FIRST_DAYS] whole days
    public static VarianceContest of(List<VarianceSeries> all, Progress progress) {
        List<VarianceSeries> coins =
                all.stream().filter(series -> series.days() > FIRST_DAYS).toList();
        if (coins.isEmpty()) {
            throw new Problem(
                            "HR-9075",
                            "no coin has more than " + FIRST_DAYS + " days without a missing bar",
                            "",
                            "Use a dataset of bars over several months",
                            ExitCode.INVALID)
                    .toException();
        }
        List<Map<Long, double[]>> losses = new ArrayList<>();
        for (VarianceForecaster forecaster : VarianceForecaster.values()) {
            progress.report("volatility", forecaster.ordinal(), VarianceForecaster.values().length);
            losses.add(losses(forecaster, coins));
        }
        progress.report("volatility", losses.size(), losses.size());
        double[] base = daily(losses.get(VarianceForecaster.LOG_HAR.ordinal()));
        List<Standing> standings = new ArrayList<>();
        for (VarianceForecaster forecaster : VarianceForecaster.values()) {
            standings.add(standing(forecaster, losses.get(forecaster.ordinal()), base, coins.size()));
        }
        return new VarianceContest(coins.stream().map(VarianceSeries::coin).toList(), base.length, standings);
    }

    /// By day, one loss per coin; NaN where the coin has no such day.
    private static Map<Long, double[]> losses(VarianceForecaster forecaster, List<VarianceSeries> coins) {
        Map<Long, double[]> losses = new TreeMap<>();
        for (int coin = 0; coin < coins.size(); coin++) {
            VarianceSeries series = coins.get(coin);
            double[] realized = series.realized();
            for (int day = FIRST_DAYS; day < series.days(); day++) {
                double forecast = forecaster.forecast(series.until(day));
                losses.computeIfAbsent(series.firstDay() + day, number -> filled(coins.size()))[coin] =
                        Qlike.loss(forecast, realized[day]);
            }
        }
        return losses;
    }

    private static double[] filled(int size) {
        double[] values = new double[size];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private static double mean(double[] losses) {
        return Arrays.stream(losses)
                .filter(loss -> !Double.isNaN(loss))
                .average()
                .orElseThrow();
    }

    private static double[] daily(Map<Long, double[]> losses) {
        return losses.values().stream().mapToDouble(VarianceContest::mean).toArray();
    }

    private static Standing standing(
            VarianceForecaster forecaster, Map<Long, double[]> losses, double[] base, int coins) {
        List<Double> byCoin = new ArrayList<>();
        for (int coin = 0; coin < coins; coin++) {
            int place = coin;
            byCoin.add(
                    mean(losses.values().stream().mapToDouble(day -> day[place]).toArray()));
        }
        double[] own = daily(losses);
        Finding<RatioOverTime> ratio = RatioOverTime.of(own, base, 1);
        return new Standing(
                forecaster,
                Arrays.stream(own).average().orElseThrow(),
                byCoin,
                Arrays.stream(own).sum() / Arrays.stream(base).sum(),
                switch (ratio) {
                    case Finding.Found<RatioOverTime>(RatioOverTime found) -> found.hac(CONFIDENCE);
                    case Finding.Missing<RatioOverTime>(String reason) -> Finding.missing(reason);
                },
                DieboldMariano.of(own, base, LAGS, HacKernel.BARTLETT));
    }
}
