package io.headrace.decision.guard.evidence;

import io.headrace.decision.circumstance.VenueCondition;
import io.headrace.decision.circumstance.VenueReport;
import io.headrace.decision.guard.evidence.Clearance.Inflow;
import io.headrace.decision.guard.evidence.Clearance.Outflow;
import io.headrace.decision.memory.VenueMemory;
import io.headrace.decision.settings.safeguard.VenueParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What reports on one venue come to. Only fresh reports count, one per source.
///
/// A condition is **confirmed** when a quorum of sources says so or worse, or when no source contradicts it;
/// else it is **claimed**. A confirmed halt closes the venue both ways; a claimed one leaves the rule's own
/// transfers. A gate lets nothing out and leaves the rule's transfers in. Death by a quorum orders the venue
/// evacuated; by fewer it is a halt. After a halt the venue is in quarantine. Reports that stopped coming are
/// blindness: nothing leaves and only the rule sends, and nothing is evacuated.
final class VenueEvidence {
    private final VenueParameters parameters;

    VenueEvidence(VenueParameters parameters) {
        this.parameters = parameters;
    }

    /// @param reports on this venue
    /// @param known what was remembered of it
    Clearance clearance(String venue, List<VenueReport> reports, Optional<VenueMemory> known, long nowNanos) {
        Map<String, VenueReport> fresh = fresh(reports, nowNanos);
        boolean everReported = !reports.isEmpty()
                || known.stream().anyMatch(memory -> memory.reportedNanos().isPresent());
        if (fresh.isEmpty()) {
            return everReported
                    ? new Clearance(venue, Inflow.RULE, Outflow.NONE, "venue", "nothing fresh is heard of " + venue)
                    : Clearance.free(venue);
        }
        return of(venue, fresh).and(quarantine(venue, known, nowNanos));
    }

    /// When the venue was last known not to work, for the memory.
    OptionalLong haltedNanos(List<VenueReport> reports, Optional<VenueMemory> known, long nowNanos) {
        boolean halted = fresh(reports, nowNanos).values().stream()
                .anyMatch(report -> report.condition().compareTo(VenueCondition.HALTED) >= 0);
        return halted
                ? OptionalLong.of(nowNanos)
                : known.map(VenueMemory::haltedNanos).orElse(OptionalLong.empty());
    }

    private Clearance of(String venue, Map<String, VenueReport> fresh) {
        int dead = count(fresh, VenueCondition.DEAD);
        if (dead >= parameters.quorum()) {
            return new Clearance(
                    venue, Inflow.NONE, Outflow.EVACUATE, "venue", dead + " sources say that " + venue + " is dead");
        }
        int halted = count(fresh, VenueCondition.HALTED);
        if (halted > 0) {
            boolean confirmed = confirmed(halted, fresh);
            String says = halted + " of " + fresh.size() + " sources say that " + venue + " is halted or worse";
            return new Clearance(venue, confirmed ? Inflow.NONE : Inflow.RULE, Outflow.NONE, "venue", says);
        }
        int doubted = count(fresh, VenueCondition.RESUMED_STALE);
        return doubted == 0
                ? Clearance.free(venue)
                : new Clearance(venue, Inflow.RULE, Outflow.NONE, "venue", venue + " " + worst(fresh));
    }

    private boolean confirmed(int say, Map<String, VenueReport> fresh) {
        return say >= parameters.quorum() || say == fresh.size();
    }

    private static String worst(Map<String, VenueReport> fresh) {
        return count(fresh, VenueCondition.WITHDRAWALS_GATED) > 0
                ? "lets nothing out"
                : "is open again on prices that have not moved";
    }

    private Clearance quarantine(String venue, Optional<VenueMemory> known, long nowNanos) {
        OptionalLong halted = known.map(VenueMemory::haltedNanos).orElse(OptionalLong.empty());
        if (halted.isEmpty() || nowNanos - halted.getAsLong() >= parameters.quarantineNanos()) {
            return Clearance.free(venue);
        }
        long left = (parameters.quarantineNanos() - (nowNanos - halted.getAsLong())) / 1_000_000_000L;
        return new Clearance(
                venue, Inflow.RULE, Outflow.NONE, "venue", venue + " is in quarantine after a halt for " + left + " s");
    }

    private static int count(Map<String, VenueReport> fresh, VenueCondition least) {
        return (int) fresh.values().stream()
                .filter(report -> report.condition().compareTo(least) >= 0)
                .count();
    }

    /// The latest report of each source that is neither old nor from the future.
    private Map<String, VenueReport> fresh(List<VenueReport> reports, long nowNanos) {
        Map<String, VenueReport> latest = new LinkedHashMap<>();
        for (VenueReport report : reports) {
            long observed = report.observedNanos();
            boolean fresh = observed <= nowNanos && observed >= nowNanos - parameters.staleNanos();
            VenueReport other = latest.get(report.source());
            if (fresh && (other == null || other.observedNanos() <= observed)) {
                latest.put(report.source(), report);
            }
        }
        return latest;
    }
}
