package io.headrace.decision.outlook.scenario;

import java.util.List;

/// The sample of past errors whose dependence present scenarios borrow: a value, part of what a decision is
/// made from.
///
/// @param sample at most as many as scenarios are asked for, in an order that changes only where one comes in
///     or goes out
public record PastErrors(List<PastError> sample) {
    public static final PastErrors NONE = new PastErrors(List.of());

    public PastErrors {
        sample = List.copyOf(sample);
    }
}
