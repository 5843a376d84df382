package io.headrace.inference.api;

import java.util.List;

/// Everything the dashboard shows, in one answer.
///
/// @param decider who decides, with the model
/// @param decisions newest first
/// @param transfers newest first
public record Overview(
        StatusAnswer status,
        ModelAnswer decider,
        DeskAnswer desk,
        List<VenueAnswer> venues,
        List<DecisionAnswer> decisions,
        List<TransferAnswer> transfers) {}
