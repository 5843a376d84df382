package io.headrace.decision.settings.safeguard;

import java.util.Optional;

/// Everything that may hold back, replace or shape what a policy wants.
///
/// @param influence how far a forecast may stand off what is known; empty for any distance
/// @param discretion terms every move is sent on; empty for none
public record Safeguards(
        LadderParameters ladder,
        PriceParameters prices,
        VenueParameters venues,
        LimitParameters limits,
        Optional<InfluenceParameters> influence,
        Optional<DiscretionParameters> discretion) {
    public static final Safeguards DEFAULT = new Safeguards(
            LadderParameters.DEFAULT,
            PriceParameters.DEFAULT,
            VenueParameters.DEFAULT,
            LimitParameters.NONE,
            Optional.empty(),
            Optional.empty());

    public Safeguards withLadder(LadderParameters changed) {
        return new Safeguards(changed, prices, venues, limits, influence, discretion);
    }

    public Safeguards withPrices(PriceParameters changed) {
        return new Safeguards(ladder, changed, venues, limits, influence, discretion);
    }

    public Safeguards withVenues(VenueParameters changed) {
        return new Safeguards(ladder, prices, changed, limits, influence, discretion);
    }

    public Safeguards withLimits(LimitParameters changed) {
        return new Safeguards(ladder, prices, venues, changed, influence, discretion);
    }

    public Safeguards withInfluence(InfluenceParameters changed) {
        return new Safeguards(ladder, prices, venues, limits, Optional.of(changed), discretion);
    }

    public Safeguards withDiscretion(DiscretionParameters changed) {
        return new Safeguards(ladder, prices, venues, limits, influence, Optional.of(changed));
    }
}
