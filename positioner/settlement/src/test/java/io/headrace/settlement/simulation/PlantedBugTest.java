package io.headrace.settlement.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.simulation.chaos.Coverage;
import io.headrace.settlement.simulation.world.Outcome;
import io.headrace.settlement.simulation.world.SimWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A simulation that finds nothing proves nothing: every planted defect must be found.
class PlantedBugTest {
    private static final int MOST_SEEDS = Integer.getInteger("planted.seeds", 8_000);

    @Test
    void everyPlantedBugIsFound() {
        List<PlantedBug> missed = new ArrayList<>();
        int found = 0;
        for (PlantedBug bug : PlantedBug.values()) {
            Optional<Outcome> finding = find(bug);
            if (finding.isEmpty()) {
                missed.add(bug);
                continue;
            }
            found++;
            System.out.println(String.format(
                    Locale.ROOT,
                    "PlantedBugTest: %-32s seed %4d  %s",
                    bug,
                    finding.get().seed(),
                    what(finding.get())));
        }
        assertEquals(List.of(), missed);
        assertTrue(found >= 40, "only " + found + " bugs are planted");
    }

    private static Optional<Outcome> find(PlantedBug bug) {
        for (long seed = 1; seed <= MOST_SEEDS; seed++) {
            Outcome outcome = run(seed, bug);
            if (!outcome.isGood()) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }

    private static Outcome run(long seed, PlantedBug bug) {
        return new SimWorld(seed, bug.assembly(), new Coverage()).run();
    }

    private static String what(Outcome outcome) {
        String what = !outcome.doubled().isEmpty()
                ? "doubled: " + outcome.doubled().getFirst()
                : !outcome.lost().isEmpty()
                        ? "lost: " + outcome.lost().getFirst()
                        : "broken: " + outcome.broken().getFirst();
        return what.length() > 100 ? what.substring(0, 100) : what;
    }
}
