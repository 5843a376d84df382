package io.headrace.decision.hedge;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.OutlookBasis;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.Predictive;
import io.headrace.decision.settings.hedge.HedgeParameters;
import io.headrace.decision.settings.hedge.HedgeProduct;
import io.headrace.decision.settings.hedge.ProductKind;
import io.headrace.features.engine.Tick;
import io.headrace.features.engine.VenueObservation;
import io.headrace.features.schema.FeatureSchema;
import io.headrace.features.schema.FeatureVector;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarginSnapshot.Exposure;
import io.headrace.market.venue.margin.MarginTable;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Two or three venues that hold BTC at a tenth of initial margin, one and a half times covered: 1 USD of position
/// needs .15 USD. Quantiles of need rise from demand in steps of .01 of it.
public final class HedgeDesk {
    static final long HOUR = 3_600_000_000_000L;
    private static final double DEMAND_RATE = .15;
    private static final FeatureSchema SCHEMA = FeatureSchema.of(List.of("one"), List.of("a column"));

    private final DeskSettings settings;
    private final List<NodeState> nodes = new ArrayList<>();
    private final List<VenueOutlook> venues = new ArrayList<>();
    private final List<VenueObservation> observations = new ArrayList<>();

    public HedgeDesk(List<String> names, int leadHours, List<HedgeProduct> products, double treasuryUsd) {
        settings = DeskSettings.defaults(names, List.of("BTC"))
                .withRoutes(DeskSettings.routes(names, leadHours * HOUR, .0002, 2))
                .withWindow(DeskSettings.windowFor(HOUR, leadHours * HOUR, 4 * HOUR))
                .withPredictive(Predictive.DEFAULT.withHedging(
                        new HedgeParameters(products, Double.POSITIVE_INFINITY, 0, true)));
        node(DeskSettings.TREASURY, treasuryUsd);
    }

    public static HedgeProduct perpetual(String venue) {
        return product(venue, ProductKind.PERPETUAL, .1, 0, 1);
    }

    public static HedgeProduct product(
            String venue, ProductKind kind, double margin, double holdRateYear, double delta) {
        return new HedgeProduct(venue, "BTC", kind, MarginTable.flat(margin), .0005, 50e6, .001, holdRateYear, delta);
    }

    /// @param signedUsd position, negative when short
    public HedgeDesk venue(String name, double signedUsd, double onHand) {
        double demand = DEMAND_RATE * Math.abs(signedUsd);
        node(name, onHand);
        double[] values = new double[QuantileLevels.STANDARD.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = demand * (1 + .01 * k);
        }
        ForecastSupport support = new ForecastSupport.FromModel("m-0000000000000000", "c");
        QuantileForecast forecast =
                new QuantileForecast(name, 0, settings.window(), QuantileLevels.STANDARD, values, support);
        venues.add(new VenueOutlook(name, demand, demand, Optional.of(forecast), support));
        MarginSnapshot snapshot = new MarginSnapshot(
                Instrument.account(name),
                0,
                0,
                0,
                demand,
                demand,
                0,
                0,
                List.of(demand),
                List.of(new Exposure("BTC", signedUsd, demand)));
        observations.add(new VenueObservation(snapshot, new FeatureVector(name, 0, SCHEMA, new double[] {0}, true)));
        return this;
    }

    public DeskSettings settings() {
        return settings;
    }

    public NetworkState state() {
        return new NetworkState(0, nodes, List.of(), settings.routes());
    }

    public DemandOutlook outlook() {
        OutlookBasis basis =
                new OutlookBasis(new Tick(0, observations), "", "", settings.digest(), 0, Optional.empty());
        return new DemandOutlook(0, venues, Optional.of(basis));
    }

    private void node(String name, double usd) {
        TokenAmount none = TokenAmount.usd(0);
        nodes.add(new NodeState(name, TokenAmount.usd(usd), none, none));
    }
}
