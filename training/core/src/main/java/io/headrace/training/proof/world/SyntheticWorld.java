package io.headrace.training.proof.world;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.market.event.Bar;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Position;
import io.headrace.market.portfolio.ImportedBook;
import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.portfolio.Terms;
import io.headrace.market.portfolio.demand.DemandFold;
import io.headrace.market.problem.Progress;
import io.headrace.market.synthetic.MarketLaw;
import io.headrace.market.synthetic.SyntheticMarket;
import io.headrace.market.synthetic.SyntheticSpec;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.validate.TrainerFamily;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// A made-up market of known law, with regimes and jumps, and a desk without a plan: at the start of each
/// week, of which nothing is said before, every coin is held long at two venues and short at two others drawn
/// anew, of fixed size; then quantities stand for the week. What the law says of the need is known exactly, up
/// to the number of paths.
public final class SyntheticWorld {
    private static final long HOUR = 3_600_000_000_000L;
    private static final long WEEK = 7 * 24 * HOUR;
    private static final List<String> VENUES = List.of("alpha", "bravo", "carol", "delta");
    private static final List<String> COINS = List.of("BTC", "ETH", "SOL");
    private static final double[] NOTIONAL_USD = {4e6, 3e6, 1.5e6};
    /// Of a coin's notional, at the venues in the order drawn.
    private static final double[] SHARES = {.6, .4, -.6, -.4};
    private static final long PATH_SEED = 77;

    private final SyntheticMarket market;
    private final List<MarketEvent> events;
    private final DeskSettings desk;
    private final int paths;

    private SyntheticWorld(long seed, int weeks, int paths) {
        this.paths = paths;
        SyntheticSpec demo = SyntheticSpec.demo();
        market = new SyntheticMarket(
                new SyntheticSpec(seed, VENUES, COINS, 7 * weeks, demo.startNanos(), MarketLaw.lively()));
        events = withPositions(market, seed, weeks);
        Terms terms = PortfolioSpec.forVenues(VENUES, COINS)
                .withAdverseExtremes(false)
                .terms();
        desk = DeskSettings.defaults(VENUES, COINS)
                .withPortfolio(new ImportedBook(
                        new Terms(
                                terms.venues(),
                                terms.rules(),
                                terms.targetBuffer(),
                                terms.proxyVenues(),
                                false,
                                1,
                                terms.costs()),
                        COINS));
    }

    /// @param weeks of history
    /// @param judged weeks at its end that judge
    /// @param paths per forecast of the law
    public static ProofWorld of(long seed, int weeks, int judged, TrainerFamily learned, int paths) {
        SyntheticWorld world = new SyntheticWorld(seed, weeks, paths);
        DeskRecording recording =
                DeskRecording.replay(world.events, world.desk.portfolio(), world.desk.periodNanos(), Progress.SILENT);
        long split = world.market.spec().startNanos() + (weeks - judged) * WEEK;
        return new ProofWorld(
                "synthetic, seed " + seed + ", " + paths + " paths",
                world.desk,
                recording,
                split,
                learned,
                Optional.of(world::law));
    }

    private static List<MarketEvent> withPositions(SyntheticMarket market, long seed, int weeks) {
        Map<Instrument, Double> last = new HashMap<>();
        Random random = new Random(seed);
        List<MarketEvent> all = new ArrayList<>();
        int week = 0;
        for (MarketEvent event : market.events()) {
            // The first prices are known an hour after the start.
            long due = market.spec().startNanos() + Math.max(week * WEEK, HOUR);
            if (week < weeks && event.knownNanos() > due) {
                all.addAll(positions(last, due, random));
                week++;
            }
            if (event instanceof Bar bar) {
                last.put(bar.instrument(), bar.close());
            }
            all.add(event);
        }
        all.sort(MarketEvent.ORDER);
        return all;
    }

    private static List<MarketEvent> positions(Map<Instrument, Double> prices, long nowNanos, Random random) {
        List<MarketEvent> positions = new ArrayList<>();
        for (int c = 0; c < COINS.size(); c++) {
            List<String> order = new ArrayList<>(VENUES);
            Collections.shuffle(order, random);
            for (int i = 0; i < SHARES.length; i++) {
                Instrument instrument = new Instrument(order.get(i), COINS.get(c));
                double price = prices.getOrDefault(instrument, 1.0);
                positions.add(
                        new Position(instrument, nowNanos, nowNanos, c, SHARES[i] * NOTIONAL_USD[c] / price, price));
            }
        }
        return positions;
    }

    private List<QuantileForecast> law(ForecastWindow window, long fromNanos, long toNanos) {
        double[] levels = QuantileLevels.STANDARD.values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        List<QuantileForecast> forecasts = new ArrayList<>();
        DemandFold fold = new DemandFold(desk.portfolio(), desk.periodNanos());
        long end = market.spec().startNanos() + market.spec().days() * 24L * HOUR;
        int next = 0;
        for (long now = market.spec().startNanos() + HOUR; now <= end && now < toNanos; now += HOUR) {
            while (next < events.size() && events.get(next).knownNanos() <= now) {
                fold.observe(events.get(next++));
            }
            List<MarginSnapshot> snapshots = fold.tick(now);
            if (now >= fromNanos && !snapshots.isEmpty()) {
                double[][] quantiles = market.trueNeedQuantiles(
                        fold, now, window.leadNanos(), window.reviewNanos(), levels, paths, PATH_SEED);
                for (int v = 0; v < quantiles.length; v++) {
                    forecasts.add(new QuantileForecast(
                            VENUES.get(v),
                            now,
                            window,
                            QuantileLevels.STANDARD,
                            quantiles[v],
                            new ForecastSupport.FromModel("true law", "")));
                }
            }
        }
        return forecasts;
    }
}
