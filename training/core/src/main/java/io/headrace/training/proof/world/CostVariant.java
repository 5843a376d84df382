package io.headrace.training.proof.world;

import io.headrace.decision.network.Route;
import io.headrace.decision.settings.Costs;
import io.headrace.decision.settings.DeskSettings;
import java.util.List;

/// Other prices for the same world.
///
/// @param name for people
/// @param transferFactor multiplies proportional cost and gas, at least 0
/// @param shortfallFactor multiplies both prices of a shortfall, above 0
/// @param carryFactor multiplies the carry, at least 0
public record CostVariant(String name, double transferFactor, double shortfallFactor, double carryFactor) {
    /// The world's own.
    public static final CostVariant OWN = new CostVariant("own costs", 1, 1, 1);
    /// Moving costs two and a half times as much.
    public static final CostVariant DEAR_TRANSFERS = new CostVariant("transfers x 2.5", 2.5, 1, 1);
    /// Being short costs half as much.
    public static final CostVariant CHEAP_SHORTFALL = new CostVariant("shortfall x 0.5", 1, .5, 1);

    public CostVariant {
        if (!(transferFactor >= 0) || !(shortfallFactor > 0) || !(carryFactor >= 0)) {
            throw new IllegalArgumentException("factors must not be negative, were " + transferFactor + ", "
                    + shortfallFactor + ", " + carryFactor);
        }
    }

    /// The desk at these prices.
    public DeskSettings of(DeskSettings desk) {
        List<Route> routes = desk.routes().stream()
                .map(route -> new Route(
                        route.from(),
                        route.to(),
                        route.leadNanos(),
                        transferFactor * route.proportionalCost(),
                        transferFactor * route.gasUsd()))
                .toList();
        Costs own = desk.costs();
        return desk.withRoutes(routes)
                .withCosts(new Costs(
                        carryFactor * own.carryRateYear(),
                        own.yieldRateYear(),
                        shortfallFactor * own.nearPerHour(),
                        shortfallFactor * own.deepPerHour(),
                        own.nearShare()));
    }
}
