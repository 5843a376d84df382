package io.headrace.decision.simulation;

import io.headrace.decision.network.Route;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.settings.Capital;
import io.headrace.decision.settings.Costs;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// A seeded small world with rough flows, leads that differ by route, profit that is held back, and forecasts
/// that are sometimes lost.
public final class RandomWorld {
    private static final long HOUR = 3_600_000_000_000L;
    private static final ForecastWindow WINDOW = new ForecastWindow(0, 4 * HOUR);

    private final SplittableRandom random;
    private final List<String> venues = new ArrayList<>();
    private final int count;

    private RandomWorld(long seed, int count) {
        random = new SplittableRandom(seed);
        this.count = count;
        int many = random.nextInt(2, 5);
        for (int v = 0; v < many; v++) {
            venues.add("venue" + v);
        }
    }

    /// A simulation of `count` periods.
    public static Simulation simulation(long seed, int count) {
        RandomWorld world = new RandomWorld(seed, count);
        DeskSettings settings = world.settings();
        List<DeskPeriod> periods = world.periods();
        List<TokenAmount> balances = StartingBalances.of(
                settings,
                periods.getFirst().totalDemandUsd(),
                periods.getFirst().snapshots());
        return new Simulation(settings, periods, balances);
    }

    /// The same period with no forecast for one venue.
    public static DemandOutlook withoutForecast(DemandOutlook outlook, int venue) {
        List<VenueOutlook> changed = new ArrayList<>(outlook.venues());
        VenueOutlook lost = changed.get(venue);
        changed.set(
                venue,
                new VenueOutlook(
                        lost.venue(),
                        lost.demandUsd(),
                        lost.plannedPeakUsd(),
                        Optional.empty(),
                        new ForecastSupport.Unavailable("lost for the test")));
        return new DemandOutlook(outlook.asOfNanos(), changed);
    }

    private DeskSettings settings() {
        List<Route> routes = new ArrayList<>();
        for (String venue : venues) {
            routes.add(route(DeskSettings.TREASURY, venue));
            routes.add(route(venue, DeskSettings.TREASURY));
        }
        DeskSettings defaults = DeskSettings.defaults(venues, List.of("BTC"));
        Costs costs = new Costs(random.nextDouble(0, .2), random.nextDouble(0, .05), .0024, .024, .1);
        return defaults.withRoutes(routes)
                .withCosts(costs)
                .withCapital(new Capital.Multiple(random.nextDouble(.7, 1.6)));
    }

    private Route route(String from, String to) {
        long lead = random.nextLong(1, 3 * HOUR);
        return new Route(from, to, lead, random.nextDouble(0, .001), random.nextDouble(0, 5));
    }

    private List<DeskPeriod> periods() {
        List<DeskPeriod> periods = new ArrayList<>();
        double[] demand = new double[venues.size()];
        java.util.Arrays.fill(demand, 1e6);
        for (int t = 0; t < count; t++) {
            List<MarginSnapshot> snapshots = new ArrayList<>();
            List<VenueOutlook> outlooks = new ArrayList<>();
            for (int v = 0; v < venues.size(); v++) {
                demand[v] = Math.max(1e4, demand[v] * Math.exp(.05 * random.nextGaussian()));
                double planned = demand[v] * random.nextDouble(.8, 1.2);
                double flow = 5e4 * random.nextGaussian() * (random.nextInt(20) == 0 ? 8 : 1);
                double held = random.nextInt(4) == 0 ? random.nextDouble(0, 2e5) : 0;
                snapshots.add(new MarginSnapshot(
                        Instrument.account(venues.get(v)),
                        t * HOUR,
                        t * HOUR,
                        t,
                        demand[v],
                        demand[v],
                        flow,
                        held,
                        List.of(demand[v], planned),
                        List.of()));
                outlooks.add(outlook(venues.get(v), t * HOUR, demand[v], Math.max(demand[v], planned)));
            }
            periods.add(new DeskPeriod(snapshots, new DemandOutlook(t * HOUR, outlooks)));
        }
        return periods;
    }

    private VenueOutlook outlook(String venue, long now, double demand, double planned) {
        if (random.nextInt(50) == 0) {
            return new VenueOutlook(venue, demand, planned, Optional.empty(), new ForecastSupport.Unavailable("lost"));
        }
        double[] values = new double[QuantileLevels.STANDARD.size()];
        double value = planned * random.nextDouble(.9, 1);
        for (int k = 0; k < values.length; k++) {
            value += random.nextDouble(0, 3e4);
            values[k] = value;
        }
        ForecastSupport support = new ForecastSupport.FromModel("m-0000000000000000", "c");
        QuantileForecast forecast = new QuantileForecast(venue, now, WINDOW, QuantileLevels.STANDARD, values, support);
        return new VenueOutlook(venue, demand, planned, Optional.of(forecast), support);
    }
}
