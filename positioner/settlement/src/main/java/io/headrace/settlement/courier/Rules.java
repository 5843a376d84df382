package io.headrace.settlement.courier;

import io.headrace.settlement.lifecycle.Lifecycle;
import io.headrace.settlement.lifecycle.Reducer;
import io.headrace.settlement.lifecycle.Terms;
import io.headrace.settlement.slot.Judge;
import io.headrace.settlement.slot.Quorum;

/// The pure half: what follows from an event, and what is believed.
public record Rules(Reducer reducer, Judge judge, Terms terms) {
    public static Rules usual(Terms terms) {
        return new Rules(new Lifecycle(), Quorum.TWO, terms);
    }
}
