package io.headrace.decision.hedge.offset;

import io.headrace.decision.hedge.Hedge;
import io.headrace.decision.settings.hedge.HedgeProduct;
import java.util.List;
import java.util.Locale;

/// Exposure in one coin that could leave a venue for a product elsewhere, in steps that grow dearer.
///
/// @param from index of the venue that gives it up
/// @param to index of the venue that takes it
/// @param product the contract there
/// @param isLong whether what is shifted is long
/// @param steps in the order they are taken, at least one
public record Offset(int from, int to, HedgeProduct product, boolean isLong, List<Step> steps) {
    public Offset {
        steps = List.copyOf(steps);
        if (from == to || steps.isEmpty()) {
            throw new IllegalArgumentException("an offset joins two venues in steps, was " + from + " to " + to);
        }
    }

    /// A part of it; all figures per USD of exposure.
    ///
    /// @param widthUsd exposure, positive
    /// @param freed by how much less `from` needs, at least 0
    /// @param asked by how much more `to` needs; negative where a position there is closed too
    /// @param cost of it
    public record Step(double widthUsd, double freed, double asked, double cost) {}

    /// What is advised when so much of it is taken.
    ///
    /// @param venue the name of the venue that gives it up
    public Hedge hedge(String venue, double exposure, double freed, double asked, double cost, double saves) {
        String sentence = String.format(
                Locale.ROOT,
                "Shift %,.0f USD of %s %s from %s to its %s at %s: that frees %,.0f USD, asks for %,.0f USD there, "
                        + "costs %,.2f USD and saves %,.2f USD more than that.",
                exposure,
                isLong ? "long" : "short",
                product.coin(),
                venue,
                product.kind().label(),
                product.venue(),
                freed,
                asked,
                cost,
                saves);
        return new Hedge(
                venue,
                product.coin(),
                product.venue(),
                product.kind().label(),
                exposure,
                isLong,
                freed,
                asked,
                cost,
                saves,
                sentence);
    }

    /// What freeing one USD costs in the first step; infinite where nothing is freed.
    double costPerFreed() {
        Step first = steps.getFirst();
        return first.freed() > 0 ? first.cost() / first.freed() : Double.POSITIVE_INFINITY;
    }
}
