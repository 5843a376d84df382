package io.headrace.decision.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.settings.Capital;
import io.headrace.decision.settings.Costs;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.models.forecast.ForecastSupport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The reference case: four weeks of inputs and the results of an independent implementation.
public final class Refcase {
    public static final List<String> VENUES = List.of("binance", "bybit", "hyperliquid", "kraken");
    public static final long HOUR = 3_600_000_000_000L;
    private static final String FOLDER = "/refcase/";

    private Refcase() {}

    /// Settings of the case for a lead in hours.
    public static DeskSettings settings(int leadHours, double gasUsd) {
        JsonNode start = json("parameters.json").get("x0");
        Map<String, Double> balances = new java.util.LinkedHashMap<>();
        balances.put(DeskSettings.TREASURY, start.get(0).asDouble());
        for (int v = 0; v < VENUES.size(); v++) {
            balances.put(VENUES.get(v), start.get(v + 1).asDouble());
        }
        return DeskSettings.defaults(VENUES, List.of("BTC", "ETH", "SOL", "DOGE", "HYPE"))
                .withRoutes(DeskSettings.routes(VENUES, leadHours * HOUR, .0002, gasUsd))
                .withCosts(new Costs(.10, 0, .0024, .024, .10))
                .withCapital(new Capital.Balances(balances));
    }

    /// The case as a simulation.
    public static Simulation simulation(int leadHours, double gasUsd) {
        DeskSettings settings = settings(leadHours, gasUsd);
        List<DeskPeriod> periods = periods();
        List<TokenAmount> balances =
                StartingBalances.of(settings, 0, periods.getFirst().snapshots());
        return new Simulation(settings, periods, balances);
    }

    /// The inputs, without any forecast.
    public static List<DeskPeriod> periods() {
        List<DeskPeriod> periods = new ArrayList<>();
        for (double[] row : rows("input.csv")) {
            long now = Math.addExact(
                    Math.multiplyExact(Instant.parse("2025-07-07T00:00:00Z").getEpochSecond(), 1_000_000_000L),
                    Math.round(row[0]) * HOUR);
            periods.add(period(now, row));
        }
        return periods;
    }

    public static JsonNode expected(String policy, int lead) {
        for (JsonNode result : json("expected.json").get("results")) {
            if (result.get("policy").asText().equals(policy)
                    && result.get("lead").asInt() == lead) {
                return result;
            }
        }
        throw new IllegalArgumentException("no result of " + policy + " at lead " + lead);
    }

    /// The numbers of a CSV file, header left out; a column that is no number reads as 0.
    public static List<double[]> rows(String file) {
        List<double[]> rows = new ArrayList<>();
        try (BufferedReader reader = open(file)) {
            Iterator<String> lines = reader.lines().skip(1).iterator();
            while (lines.hasNext()) {
                String[] cells = lines.next().split(",", -1);
                double[] row = new double[cells.length];
                for (int i = 0; i < cells.length; i++) {
                    row[i] = cells[i].endsWith("Z") ? 0 : Double.parseDouble(cells[i]);
                }
                rows.add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static DeskPeriod period(long now, double[] row) {
        List<MarginSnapshot> snapshots = new ArrayList<>();
        List<VenueOutlook> venues = new ArrayList<>();
        for (int v = 0; v < VENUES.size(); v++) {
            double demand = row[2 + v];
            double announced = row[10 + v];
            snapshots.add(new MarginSnapshot(
                    Instrument.account(VENUES.get(v)),
                    now,
                    now,
                    v,
                    demand,
                    demand,
                    row[6 + v],
                    0,
                    List.of(demand, announced),
                    List.of()));
            venues.add(new VenueOutlook(
                    VENUES.get(v),
                    demand,
                    announced,
                    Optional.empty(),
                    new ForecastSupport.Unavailable("no forecast")));
        }
        return new DeskPeriod(snapshots, new DemandOutlook(now, venues));
    }

    private static JsonNode json(String file) {
        try (BufferedReader reader = open(file)) {
            return JsonMapper.builder().build().readTree(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedReader open(String file) {
        return new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Refcase.class.getResourceAsStream(FOLDER + file), file),
                StandardCharsets.UTF_8));
    }
}
