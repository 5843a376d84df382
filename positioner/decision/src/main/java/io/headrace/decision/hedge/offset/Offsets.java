package io.headrace.decision.hedge.offset;

import io.headrace.decision.hedge.offset.Offset.Step;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.settings.hedge.HedgeParameters;
import io.headrace.decision.settings.hedge.HedgeProduct;
import io.headrace.decision.settings.hedge.ProductKind;
import io.headrace.features.engine.VenueObservation;
import io.headrace.market.event.MarginSnapshot.Exposure;
import io.headrace.market.venue.margin.MarginModel;
import io.headrace.market.venue.margin.MarkedPosition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Every offset the products allow for what a desk holds: a position is cut in the venue's own perpetual, and the
/// same exposure is taken up elsewhere, so that the desk's exposure stays as it is. Margin by the products' rules,
/// times what the desk holds beyond them (its demand per USD of initial margin).
///
/// A perpetual nets with the position held there: closing the other leg of a pair frees margin at both venues. A
/// product whose rule rests on an open interest that nobody told is left out.
public final class Offsets {
    private static final int STEPS = 3;
    private static final double LEAST_USD = 1;

    private final HedgeParameters parameters;
    private final List<VenueObservation> venues;
    private final double years;
    private final double buffer;

    private Offsets(HedgeParameters parameters, List<VenueObservation> venues, double years) {
        this.parameters = parameters;
        this.venues = venues;
        this.years = years;
        buffer = buffer();
    }

    /// @param years an offset is held
    /// @return cheapest per USD freed first, venues by their place in the outlook; empty where nobody told
    ///     what is held
    public static List<Offset> of(HedgeParameters parameters, DemandOutlook outlook, double years) {
        List<VenueObservation> told =
                outlook.basis().map(basis -> basis.tick().venues()).orElse(List.of());
        List<VenueObservation> venues = outlook.venues().stream()
                .flatMap(venue -> told.stream().filter(seen -> seen.venue().equals(venue.venue())))
                .toList();
        boolean all = venues.size() == outlook.venues().size();
        return all ? new Offsets(parameters, venues, years).all() : List.of();
    }

    private List<Offset> all() {
        List<Offset> all = new ArrayList<>();
        for (int from = 0; from < venues.size(); from++) {
            for (Exposure held : venues.get(from).snapshot().exposures()) {
                for (HedgeProduct product : parameters.products()) {
                    int to = index(product.venue());
                    if (to >= 0 && to != from && product.coin().equals(held.coin())) {
                        offset(from, held, to, product).ifPresent(all::add);
                    }
                }
            }
        }
        all.sort(Comparator.comparingDouble(Offset::costPerFreed));
        return all;
    }

    private Optional<Offset> offset(int from, Exposure held, int to, HedgeProduct product) {
        Optional<HedgeProduct> own = parameters.perpetual(venues.get(from).venue(), held.coin());
        if (own.isEmpty() || isUnknown(own.get()) || isUnknown(product)) {
            return Optional.empty();
        }
        double most = Math.min(Math.abs(held.signedUsd()), own.get().depthUsd());
        most = Math.min(most, Math.min(product.depthUsd() * product.delta(), parameters.mostUsd()));
        if (most < LEAST_USD) {
            return Optional.empty();
        }
        return Optional.of(new Offset(
                from, to, product, held.signedUsd() > 0, steps(new Trade(held, own.get(), to, product), most)));
    }

    private List<Step> steps(Trade trade, double most) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            steps.add(step(trade, most * i / STEPS, most * (i + 1) / STEPS));
        }
        for (int i = 1; i < steps.size(); i++) {
            if (isCheaper(steps.get(i), steps.get(i - 1))) {
                return List.of(step(trade, 0, most));
            }
        }
        return steps;
    }

    /// A step that is better than the one before would be taken first: then only the whole is offered.
    private static boolean isCheaper(Step later, Step earlier) {
        double rounding = 1e-9;
        return later.cost() < earlier.cost() - rounding
                || later.asked() < earlier.asked() - rounding
                || later.freed() > earlier.freed() + rounding;
    }

    private Step step(Trade trade, double start, double end) {
        double width = end - start;
        return new Step(
                width,
                Math.max(0, (freed(trade, end) - freed(trade, start)) / width),
                (asked(trade, end) - asked(trade, start)) / width,
                (cost(trade, end) - cost(trade, start)) / width);
    }

    private record Trade(Exposure held, HedgeProduct own, int to, HedgeProduct product) {}

    private double freed(Trade trade, double shifted) {
        double all = Math.abs(trade.held.signedUsd());
        MarginModel margin = trade.own.margin();
        return buffer * (initial(margin, all) - initial(margin, all - shifted));
    }

    private double asked(Trade trade, double shifted) {
        double there = trade.product.kind() == ProductKind.PERPETUAL ? signed(trade.to, trade.held.coin()) : 0;
        double taken = Math.signum(trade.held.signedUsd()) * shifted / trade.product.delta();
        MarginModel margin = trade.product.margin();
        return buffer * (initial(margin, Math.abs(there + taken)) - initial(margin, Math.abs(there)));
    }

    private double cost(Trade trade, double shifted) {
        double there = shifted / trade.product.delta();
        double traded = trade.own.feeRate() * shifted
                + trade.own.slippageUsd(shifted)
                + trade.product.feeRate() * there
                + trade.product.slippageUsd(there);
        double held = years * (trade.product.holdRateYear() * there - trade.own.holdRateYear() * shifted);
        return (parameters.roundTrip() ? 2 : 1) * traded + held;
    }

    private double signed(int venue, String coin) {
        return venues.get(venue).snapshot().exposures().stream()
                .filter(exposure -> exposure.coin().equals(coin))
                .mapToDouble(Exposure::signedUsd)
                .findFirst()
                .orElse(0);
    }

    /// Demand per USD of initial margin, from the first position whose venue's perpetual is known; 1 without one.
    private double buffer() {
        for (VenueObservation venue : venues) {
            for (Exposure held : venue.snapshot().exposures()) {
                Optional<HedgeProduct> own = parameters.perpetual(venue.venue(), held.coin());
                if (held.requirementUsd() > 0 && own.isPresent() && !isUnknown(own.get())) {
                    double initial = initial(own.get().margin(), Math.abs(held.signedUsd()));
                    if (initial > 0) {
                        return held.requirementUsd() / initial;
                    }
                }
            }
        }
        return 1;
    }

    private static boolean isUnknown(HedgeProduct product) {
        return product.margin().needsOpenInterest();
    }

    private static double initial(MarginModel margin, double notionalUsd) {
        return margin.initialUsd(MarkedPosition.at(Math.max(0, notionalUsd), 1));
    }

    private int index(String name) {
        for (int v = 0; v < venues.size(); v++) {
            if (venues.get(v).venue().equals(name)) {
                return v;
            }
        }
        return -1;
    }
}
