package io.headrace.inference.api;

import java.util.List;

/// Everything the dashboard shows, in one answer.
///
/// @param decider who decides, with the model
/// @param streams of a live desk; empty of a replay
/// @param decisions newest first
/// @param transfers newest first
/// @param pages what persons were told about transfers and senders, newest first
public record Overview(
        StatusAnswer status,
        ModelAnswer decider,
        DeskAnswer desk,
        List<StreamAnswer> streams,
        List<VenueAnswer> venues,
        List<DecisionAnswer> decisions,
        List<TransferAnswer> transfers,
        List<PageAnswer> pages) {}
