package io.headrace.settlement.simulation.world;

import io.headrace.settlement.courier.Venues;
import io.headrace.settlement.fact.CreditView;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.simulation.chaos.Chaos;
import io.headrace.settlement.simulation.chaos.FaultKind;
import java.util.LinkedHashMap;
import java.util.Map;

/// All venues: what reached them at finality, and what they have credited of it.
final class SimVenue implements Venues {
    private final Chaos chaos;
    private final Map<String, Credit> credits = new LinkedHashMap<>();
    private long ticks;

    SimVenue(Chaos chaos) {
        this.chaos = chaos;
    }

    private static final class Credit {
        final String id;
        final long units;
        final long atTick;
        boolean misfiled;

        Credit(String id, long units, long atTick, boolean misfiled) {
            this.id = id;
            this.units = units;
            this.atTick = atTick;
            this.misfiled = misfiled;
        }
    }

    void tick() {
        ticks++;
        if (chaos.fires(FaultKind.DUST, 0.01)) {
            credits.put("dust " + ticks, new Credit("dust-credit-" + ticks, 1, ticks, false));
        }
    }

    /// Money of a transfer is final at the venue's door.
    void reached(String transferId, long units) {
        credits.computeIfAbsent(transferId, id -> {
            long late = chaos.fires(FaultKind.VENUE_LATE, 0.1) ? 40 + chaos.below(100) : 0;
            long kept = chaos.fires(FaultKind.VENUE_SHORT, 0.02) ? 1 : 0;
            boolean misfiled = chaos.fires(FaultKind.VENUE_MISFILES, 0.04);
            return new Credit("credit-" + id, units - kept, ticks + 1 + chaos.below(5) + late, misfiled);
        });
    }

    /// Whether the venue has it, under whatever name.
    boolean has(String transferId) {
        Credit credit = credits.get(transferId);
        return credit != null && ticks >= credit.atTick;
    }

    /// A person has spoken with the venue.
    void refile(String transferId) {
        Credit credit = credits.get(transferId);
        if (credit != null) {
            credit.misfiled = false;
        }
    }

    /// What is credited under the transfer's own key.
    long credited(String transferId) {
        Credit credit = credits.get(transferId);
        return credit == null || credit.misfiled || ticks < credit.atTick ? 0 : credit.units;
    }

    @Override
    public CreditView credit(TransferPlan plan) {
        if (chaos.fires(FaultKind.VENUE_SILENT, 0.1)) {
            return new CreditView.Silent();
        }
        Credit credit = credits.get(plan.id());
        if (credit == null || ticks < credit.atTick) {
            return new CreditView.None();
        }
        return new CreditView.Credited(credit.id, credit.misfiled ? "somebody else" : plan.id(), credit.units);
    }
}
