package io.headrace.training.fit.commonsmath.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.features.signal.volatility.GarchFilter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Against fGarch 4022.89 and arch in R and Python, statsmodels 0.13.5 and R's highfrequency 1.0.0.
class SeriesOracleTest {
    private static final double GARCH = 2e-2;

    @Test
    void garchIsThatOfFgarchAndOfArch() throws IOException {
        GarchFit fit = GarchFit.garch(column("returns.csv", "ret_pct"));
        JsonNode fgarch = json("garch_fgarch.json").get("params");
        close(fgarch, fit.parameters(), "alpha1", null, "beta1");
        close(arch("garch11_norm"), fit.parameters(), "alpha[1]", null, "beta[1]");
        assertEquals(json("garch_fgarch.json").get("llh").asDouble(), fit.logLikelihood(), .2);
    }

    @Test
    void gjrIsThatOfFgarchAndOfArch() throws IOException {
        GarchFit fit = GarchFit.gjr(column("returns.csv", "ret_pct"));
        JsonNode fgarch = json("garch_fgarch.json");
        close(fgarch.get("gjr_from_aparch"), fit.parameters(), "alpha", "gamma", "beta");
        close(arch("gjr11_norm"), fit.parameters(), "alpha[1]", "gamma[1]", "beta[1]");
        assertEquals(fgarch.get("gjr_llh").asDouble(), fit.logLikelihood(), .2);
    }

    @Test
    void fractionsAndPercentGiveTheSameGarch() throws IOException {
        double[] percent = column("returns.csv", "ret_pct");
        GarchFilter.Parameters whole = GarchFit.garch(percent).parameters();
        GarchFilter.Parameters hundredth = GarchFit.garch(
                        Arrays.stream(percent).map(x -> x / 100).toArray())
                .parameters();
        assertEquals(whole.alpha(), hundredth.alpha(), 1e-6);
        assertEquals(whole.omega(), hundredth.omega() * 1e4, 1e-6);
    }

    @Test
    void regimesAreThoseOfStatsmodels() throws IOException {
        GaussianRegimes fit = GaussianRegimes.fit(column("regime.csv", "y"), 2);
        JsonNode wanted = json("markov_switching_fit.json");
        double[] p = numbers(wanted.get("params"));
        double[] own = {
            fit.transition()[0][0],
            fit.transition()[1][0],
            fit.states().get(0).mean(),
            fit.states().get(1).mean(),
            fit.states().get(0).variance(),
            fit.states().get(1).variance()
        };
        for (int i = 0; i < p.length; i++) {
            assertEquals(
                    p[i],
                    own[i],
                    1e-3 * Math.max(1, Math.abs(p[i])),
                    wanted.get("param_names").get(i).asText());
        }
        assertEquals(wanted.get("llf").asDouble(), fit.logLikelihood(), 1e-2);
    }

    @Test
    void harAndLogHarAreThoseOfStatsmodelsAndHighfrequency() throws IOException {
        double[] days = column("realized_measures.csv", "RV");
        JsonNode wanted = json("har.json");
        HarModel levels = HarModel.fit(days, false);
        HarModel logs = HarModel.fit(days, true);
        close(wanted.get("har_ols"), levels, "const", "d", "w", "m");
        close(
                json("har_highfrequency_R.json").get("HARmodel_highfrequency"),
                levels,
                "(Intercept)",
                "RV1",
                "RV5",
                "RV22");
        close(wanted.get("loghar"), logs, "const", "d", "w", "m");
        assertEquals(wanted.get("loghar_sigma2").asDouble(), logs.residualVariance(), 1e-8);
        assertEquals(wanted.get("qlike_insample_har").asDouble(), qlike(levels, days), 1e-8);
        assertEquals(wanted.get("qlike_loghar_lognormal_mean").asDouble(), qlike(logs, days), 1e-8);
    }

    @Test
    void seriesThatSayNothingAreRefusedWithASentence() {
        double[] still = new double[500];
        for (Runnable fit : List.<Runnable>of(
                () -> GarchFit.garch(still),
                () -> GarchFit.gjr(new double[20]),
                () -> GaussianRegimes.fit(still, 2),
                () -> HarModel.fit(still, true),
                () -> HarModel.fit(new double[] {1, 2}, false))) {
            IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, fit::run);
            assertTrue(String.valueOf(refused.getMessage()).contains("were")
                    || String.valueOf(refused.getMessage()).contains("was")
                    || String.valueOf(refused.getMessage()).contains("had"));
        }
    }

    private static double qlike(HarModel model, double[] days) {
        double sum = 0;
        for (int day = HarModel.MONTH - 1; day < days.length - 1; day++) {
            double ratio = days[day + 1] / model.forecast(days, day);
            sum += ratio - Math.log(ratio) - 1;
        }
        return sum / (days.length - HarModel.MONTH);
    }

    private static void close(JsonNode wanted, HarModel fit, String... names) {
        double[] own = {fit.constant(), fit.daily(), fit.weekly(), fit.monthly()};
        for (int i = 0; i < own.length; i++) {
            assertEquals(wanted.get(names[i]).asDouble(), own[i], 1e-8, names[i]);
        }
    }

    private static void close(JsonNode wanted, GarchFilter.Parameters own, String alpha, String gamma, String beta) {
        relative(wanted.get("mu"), own.mean());
        relative(wanted.get("omega"), own.omega());
        relative(wanted.get(alpha), own.alpha());
        relative(wanted.get(beta), own.beta());
        if (gamma != null) {
            relative(wanted.get(gamma), own.gamma());
        }
    }

    private static void relative(JsonNode wanted, double own) {
        assertEquals(wanted.asDouble(), own, GARCH * Math.abs(wanted.asDouble()));
    }

    private static JsonNode arch(String model) throws IOException {
        return json("garch_arch.json").get("results").get(model).get("params");
    }

    private static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        Arrays.setAll(numbers, i -> array.get(i).asDouble());
        return numbers;
    }

    private static double[] column(String file, String name) throws IOException {
        try (InputStream in = open(file)) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            int column = List.of(lines.getFirst().split(",")).indexOf(name);
            return lines.stream()
                    .skip(1)
                    .mapToDouble(line -> Double.parseDouble(line.split(",")[column]))
                    .toArray();
        }
    }

    private static JsonNode json(String file) throws IOException {
        try (InputStream in = open(file)) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(SeriesOracleTest.class.getResourceAsStream("/fixtures/" + file), file);
    }
}
