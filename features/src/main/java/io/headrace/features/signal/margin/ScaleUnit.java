package io.headrace.features.signal.margin;

import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalContext;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.Timing;
import java.util.Set;
import java.util.function.Function;

/// What a desk's needs are measured in. A catalog holds one of them, always in the column
/// [StructuralScale#COLUMN], so that whoever reads needs asks one name.
public enum ScaleUnit {
    /// Margin rules and covariances say all: a book that follows a plan.
    FORMULA(Set.of(Input.COMPOSITE_BARS, Input.ACCOUNT), StructuralScale.WARM_UP_HOURS, "", StructuralScale::new),
    /// Positions move too: the larger of the formula and what the account itself has been doing.
    BOOK(
            Set.of(Input.COMPOSITE_BARS, Input.ACCOUNT),
            StructuralScale.WARM_UP_HOURS,
            " of a moving book",
            context -> new BookScale(context, true)),
    /// No price moves the need: what the account itself has been doing.
    OWN(Set.of(Input.ACCOUNT), BookScale.WARM_UP_HOURS, " of own changes", context -> new BookScale(context, false));

    private final Set<Input> inputs;
    private final int warmUpHours;
    private final String suffix;
    private final Function<SignalContext, Signal> scale;

    ScaleUnit(Set<Input> inputs, int warmUpHours, String suffix, Function<SignalContext, Signal> scale) {
        this.inputs = inputs;
        this.warmUpHours = warmUpHours;
        this.suffix = suffix;
        this.scale = scale;
    }

    /// The column itself.
    public SignalDefinition definition() {
        return this == FORMULA ? StructuralScale.definition() : BookScale.definition(this);
    }

    Set<Input> inputs() {
        return inputs;
    }

    /// @param hours the amount's own warm-up
    Timing timing(int hours) {
        return Timing.hours(Math.max(hours, warmUpHours), 24);
    }

    /// For formulas of what is divided by it.
    String words() {
        return "scale as " + StructuralScale.COLUMN + suffix;
    }

    Signal scale(SignalContext context) {
        return scale.apply(context);
    }

    /// An amount in USD, in units of this.
    Signal over(Signal amountUsd, SignalContext context) {
        return over(amountUsd, context, Double.POSITIVE_INFINITY);
    }

    /// The same, no farther from zero than so many units: in a quiet hour before a jump the unit is
    /// small, and a straight line through what is many times farther out than anything seen leads
    /// anywhere.
    Signal over(Signal amountUsd, SignalContext context, double most) {
        return new OverScale(amountUsd, scale(context), most);
    }
}
