package io.headrace.decision.incident;

import io.headrace.decision.circumstance.VenueCondition;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.outlook.ModelSource;
import io.headrace.decision.settings.Capital;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.GuardParameters;
import io.headrace.decision.settings.OrderUpToParameters;
import io.headrace.decision.settings.Predictive;
import io.headrace.decision.settings.ThresholdParameters;
import io.headrace.decision.settings.hedge.HedgeParameters;
import io.headrace.decision.settings.hedge.HedgeProduct;
import io.headrace.decision.settings.hedge.ProductKind;
import io.headrace.decision.settings.safeguard.Safeguards;
import io.headrace.decision.simulation.StartingBalances;
import io.headrace.decision.simulation.law.During;
import io.headrace.decision.simulation.law.Laws;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarginSnapshot.Exposure;
import io.headrace.market.venue.margin.MarginTable;
import io.headrace.models.forecast.ForecastWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/// Builds stages: a calm market of three venues with a million of demand each, in hours from the start, to which
/// an incident adds what happens.
final class Staging {
    static final String HYPERLIQUID = "hyperliquid";
    static final String DYDX = "dydx";
    static final String GMX = "gmx";
    static final List<String> VENUES = List.of(HYPERLIQUID, DYDX, GMX);
    static final double DEMAND_USD = 1e6;
    static final double TYPICAL_SCALE_USD = 6e3;
    static final long HOUR = 3_600_000_000_000L;
    /// 2025-10-06T00:00:00Z.
    private static final long START = 1_759_708_800_000_000_000L;

    /// Slack of the guard beside the rule's cost: the reserve of all but the worst of calm hours.
    private static final double BUDGET_USD = 5_000;

    /// Wide enough for hours in which a venue's need moves by a hundredth, as tuning finds it there.
    private static final ThresholdParameters RULE = new ThresholdParameters(1.03, 1.08, 1.25, 1.16);

    private static final OrderUpToParameters POLICY = new OrderUpToParameters(.8, .99, 2, 7, 4.5);

    private static final long SEED = 20_251_010;
    private static final double SWING = .004;
    private static final double REVERSION = .02;
    private static final double FLOW_USD = 2_500;
    /// Demand per USD of position in the desk's one coin: a tenth of margin, held one and a half times.
    private static final double DEMAND_RATE = .15;

    private final int hours;
    private final double[][] factors;
    private final double[][] flows;
    private final double[] volatility;
    private final List<Hearing> hearings = new ArrayList<>();
    private final List<Stage.ModelChange> models = new ArrayList<>();
    private final List<Stage.Happening> happenings = new ArrayList<>();
    private Safeguards safeguards = Safeguards.DEFAULT;
    private HedgeParameters hedging = HedgeParameters.NONE;
    private double capital = 1.35;
    private int leadHours = 1;
    private int instances = 1;
    private Laws laws = Laws.NONE.withSeed(SEED);

    private Staging(int hours) {
        this.hours = hours;
        factors = new double[hours][VENUES.size()];
        flows = new double[hours][VENUES.size()];
        volatility = new double[hours];
        Arrays.fill(volatility, 1);
        for (double[] row : factors) {
            Arrays.fill(row, 1);
        }
    }

    static Staging calm(int hours) {
        return new Staging(hours);
    }

    /// The instant of an hour.
    static long at(int hour) {
        return START + hour * HOUR;
    }

    static During during(int fromHour, int toHour) {
        return new During(at(fromHour), at(toHour));
    }

    Staging capital(double multiple) {
        capital = multiple;
        return this;
    }

    Staging lead(int toHours) {
        leadHours = toHours;
        return this;
    }

    Staging instances(int changed) {
        instances = changed;
        return this;
    }

    /// Demand goes to a multiple of itself in equal steps over some hours, and stays there.
    Staging rise(String venue, int fromHour, int overHours, double factor) {
        int v = VENUES.indexOf(venue);
        for (int t = fromHour; t < hours; t++) {
            double part = Math.min(1, (t - fromHour + 1.0) / overHours);
            factors[t][v] *= 1 + part * (factor - 1);
        }
        return this;
    }

    /// Demand is a multiple of itself for some hours.
    Staging pulse(String venue, int fromHour, int toHour, double factor) {
        for (int t = fromHour; t < Math.min(hours, toHour); t++) {
            factors[t][VENUES.indexOf(venue)] *= factor;
        }
        return this;
    }

    /// Demand swings around itself.
    ///
    /// @param amplitude share of demand, at the top and at the bottom
    /// @param lateHours after a start at the middle, upwards
    Staging swing(String venue, int periodHours, double amplitude, int lateHours) {
        for (int t = 0; t < hours; t++) {
            double turns = (t - lateHours) / (double) periodHours;
            factors[t][VENUES.indexOf(venue)] *= 1 + amplitude * Math.sin(2 * Math.PI * turns);
        }
        return this;
    }

    /// Every hour so much is gained (or, negative, lost) at a venue.
    Staging flow(String venue, int fromHour, int toHour, double usd) {
        for (int t = fromHour; t < Math.min(hours, toHour); t++) {
            flows[t][VENUES.indexOf(venue)] += usd;
        }
        return this;
    }

    Staging volatility(int fromHour, int toHour, double factor) {
        Arrays.fill(volatility, fromHour, Math.min(hours, toHour), factor);
        return this;
    }

    Staging laws(UnaryOperator<Laws> change) {
        laws = change.apply(laws);
        return this;
    }

    Staging hears(Hearing hearing) {
        hearings.add(hearing);
        return this;
    }

    /// Two sources say the same of a venue.
    Staging reports(String venue, int fromHour, int toHour, VenueCondition condition) {
        hearings.add(new Hearing.Report(during(fromHour, toHour), venue, "venue-api", condition));
        hearings.add(new Hearing.Report(during(fromHour, toHour), venue, "own-node", condition));
        return this;
    }

    /// A source gives a price of 1, but for a while another.
    Staging price(Hearing.Price offWhile) {
        During off = offWhile.when();
        if (off.fromNanos() > START) {
            hearings.add(offWhile.at(new During(START, off.fromNanos()), 1));
        }
        hearings.add(offWhile);
        hearings.add(offWhile.at(new During(off.toNanos(), at(hours)), 1));
        return this;
    }

    Staging safeguards(UnaryOperator<Safeguards> change) {
        safeguards = change.apply(safeguards);
        return this;
    }

    /// Positions may be shifted in perpetuals of a tenth of margin; the desk is long at the first venue and
    /// short at the others. What it advises is carried out.
    Staging hedging(double feeRate, double depthUsd, double depthMove) {
        List<HedgeProduct> products = VENUES.stream()
                .map(venue -> new HedgeProduct(
                        venue, "BTC", ProductKind.PERPETUAL, MarginTable.flat(.1), feeRate, depthUsd, depthMove, 0, 1))
                .toList();
        hedging = new HedgeParameters(products, Double.POSITIVE_INFINITY, 0, true);
        return this;
    }

    Staging model(int fromHour, ModelSource source) {
        models.add(new Stage.ModelChange(at(fromHour), source));
        return this;
    }

    Staging tells(int fromHour, int toHour, String text) {
        happenings.add(new Stage.Happening(during(fromHour, toHour), text));
        return this;
    }

    /// The house's model, trained up to a day before the start.
    ModelSource.Champion model() {
        return HouseModel.champion(VENUES, window(), START - 24 * HOUR, TYPICAL_SCALE_USD);
    }

    private ForecastWindow window() {
        return DeskSettings.windowFor(HOUR, leadHours * HOUR, 4 * HOUR);
    }

    Stage stage() {
        DeskSettings settings = DeskSettings.defaults(VENUES, List.of("BTC"))
                .withRoutes(DeskSettings.routes(VENUES, leadHours * HOUR, .0002, 2))
                .withWindow(window())
                .withThreshold(RULE)
                .withOrderUpTo(POLICY)
                .withSafeguards(safeguards)
                .withPredictive(Predictive.DEFAULT.withHedging(hedging))
                .withGuard(new GuardParameters(GuardParameters.LAMBDA, BUDGET_USD));
        List<List<MarginSnapshot>> needs = needs();
        List<TokenAmount> balances = StartingBalances.of(
                settings.withCapital(new Capital.Multiple(capital)), DEMAND_USD * VENUES.size(), needs.getFirst());
        models.addFirst(new Stage.ModelChange(START, model()));
        return new Stage(settings, balances, needs, laws, hearings, models, happenings, instances, !hedging.isEmpty());
    }

    private List<List<MarginSnapshot>> needs() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] swing = new double[VENUES.size()];
        List<List<MarginSnapshot>> needs = new ArrayList<>();
        for (int t = 0; t < hours; t++) {
            List<MarginSnapshot> row = new ArrayList<>();
            for (int v = 0; v < swing.length; v++) {
                swing[v] = (1 - REVERSION) * swing[v] + SWING * volatility[t] * random.nextGaussian();
                double demand = DEMAND_USD * Math.exp(swing[v]) * factors[t][v];
                double flow = flows[t][v] + FLOW_USD * volatility[t] * random.nextGaussian();
                row.add(new MarginSnapshot(
                        Instrument.account(VENUES.get(v)),
                        at(t),
                        at(t),
                        t,
                        demand,
                        demand,
                        flow,
                        0,
                        List.of(demand),
                        hedging.isEmpty() ? List.of() : exposures(v, demand)));
            }
            needs.add(row);
        }
        return needs;
    }

    private static List<Exposure> exposures(int v, double demand) {
        double signed = (v == 0 ? 1 : -1) * demand / DEMAND_RATE;
        return List.of(new Exposure("BTC", signed, demand));
    }
}
