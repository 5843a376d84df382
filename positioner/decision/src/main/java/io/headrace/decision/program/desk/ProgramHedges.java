package io.headrace.decision.program.desk;

import io.headrace.decision.hedge.Hedge;
import io.headrace.decision.hedge.HedgePlan;
import io.headrace.decision.hedge.offset.Offset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Puts the program's offsets into words.
final class ProgramHedges {
    private ProgramHedges() {}

    static HedgePlan plan(DeskProgram desk, ProgramAnswer.Plan plan) {
        if (desk.hedging().isEmpty()) {
            return HedgePlan.NONE;
        }
        if (desk.offsets.isEmpty()) {
            return HedgePlan.none("no venue that runs short in a scenario holds what could be offset elsewhere");
        }
        List<Hedge> hedges = new ArrayList<>();
        double all = 0;
        for (double[] steps : plan.hedgedUsd()) {
            for (double usd : steps) {
                all += usd;
            }
        }
        for (int h = 0; h < desk.offsets.size(); h++) {
            hedge(desk, desk.offsets.get(h), plan.hedgedUsd()[h], plan.hedgingSavesUsd() / all, hedges);
        }
        hedges.sort(Comparator.comparingDouble(Hedge::savesUsd).reversed());
        return hedges.isEmpty()
                ? HedgePlan.none("what shortage the scenarios hold costs less than an offset, or money comes in time")
                : new HedgePlan(hedges, "an offset costs less than the shortage it spares");
    }

    /// What all offsets save is told in proportion to what each shifts.
    private static void hedge(DeskProgram desk, Offset offset, double[] taken, double saved, List<Hedge> hedges) {
        double exposure = 0;
        double freed = 0;
        double asked = 0;
        double cost = 0;
        for (int i = 0; i < taken.length; i++) {
            Offset.Step step = offset.steps().get(i);
            exposure += taken[i];
            freed += taken[i] * step.freed();
            asked += taken[i] * step.asked();
            cost += taken[i] * step.cost();
        }
        if (exposure > 0) {
            String from = desk.data.nodes().get(offset.from() + 1).name();
            hedges.add(offset.hedge(from, exposure, freed, asked, cost, saved * exposure));
        }
    }
}
