package io.headrace.inference.decide;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.policy.Decision;
import io.headrace.inference.forecast.FallbackKind;
import io.headrace.settlement.transfer.Transfer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Everything the loop shows, at one moment. Immutable: readers on other threads share it.
///
/// @param message what a person should know about the phase; empty when all is well
/// @param asOfNanos market time of the last period taken, history included
/// @param progress of the phase, 0 to 1
/// @param venues in the desk's order; empty before the first decision
/// @param network the books after the last decision
/// @param decisions the last few, newest first
/// @param transfers the last few, newest first, as they stand after the last decision
/// @param calibrationDigest of the forecaster's calibration, empty without a model
/// @param takenAtNanos on the wall clock, when this snapshot was made
public record DeskSnapshot(
        Phase phase,
        String message,
        OptionalLong asOfNanos,
        double progress,
        List<VenueView> venues,
        Optional<NetworkState> network,
        List<Decision> decisions,
        List<Transfer> transfers,
        Optional<String> calibrationDigest,
        Counts counts,
        long takenAtNanos) {
    public DeskSnapshot {
        venues = List.copyOf(venues);
        decisions = List.copyOf(decisions);
        transfers = List.copyOf(transfers);
    }

    /// The decision in force; empty before the first.
    public Optional<Decision> last() {
        return decisions.stream().findFirst();
    }

    /// What the loop has counted since the first decision; errors since the process started.
    ///
    /// @param fallbacks how often the rule took over, by kind of reason
    public record Counts(
            long decisions, long transfers, long openTransfers, Map<FallbackKind, Long> fallbacks, long errors) {
        static final Counts NONE = new Counts(0, 0, 0, Map.of(), 0);

        public Counts {
            fallbacks = Map.copyOf(fallbacks);
        }
    }

    /// The first snapshot of a desk.
    static DeskSnapshot idle(String message, long takenAtNanos) {
        return new DeskSnapshot(
                Phase.WAITING,
                message,
                OptionalLong.empty(),
                0,
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Counts.NONE,
                takenAtNanos);
    }

    DeskSnapshot in(Phase changed, String why, long nowWallNanos) {
        return new DeskSnapshot(
                changed,
                why,
                asOfNanos,
                progress,
                venues,
                network,
                decisions,
                transfers,
                calibrationDigest,
                counts,
                nowWallNanos);
    }

    DeskSnapshot warmed(long asOf, double share, String why, long nowWallNanos) {
        return new DeskSnapshot(
                Phase.WARMING,
                why,
                OptionalLong.of(asOf),
                share,
                venues,
                network,
                decisions,
                transfers,
                calibrationDigest,
                counts,
                nowWallNanos);
    }

    DeskSnapshot withError() {
        Counts more = new Counts(
                counts.decisions, counts.transfers, counts.openTransfers, counts.fallbacks, counts.errors + 1);
        return new DeskSnapshot(
                phase,
                message,
                asOfNanos,
                progress,
                venues,
                network,
                decisions,
                transfers,
                calibrationDigest,
                more,
                takenAtNanos);
    }
}
