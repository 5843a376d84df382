package io.headrace.decision.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.simulation.law.LeadTimeLaw;
import io.headrace.decision.simulation.law.LeadTimeLaw.Knot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What a route did, and what it has not done yet, both count.
class LeadLawTest {
    private static final LeadTimeLaw PRIOR =
            LeadTimeLaw.of("usual", 600, List.of(new Knot(.5, 1_000), new Knot(.9, 1_500)));

    @Test
    void withoutRunsItIsThePrior() {
        LeadLaw law = LeadLaw.learned(PRIOR, 5, List.of());
        assertEquals(.5, law.within(1_000), .005);
        assertEquals(1_500, law.quantile(.9).seconds(), 10);
        assertEquals(1, law.within(20_000));
        assertFalse(law.quantile(1).atLeast());
    }

    @Test
    void manyRunsOutweighThePrior() {
        LeadLaw law = LeadLaw.learned(PRIOR, 1, Collections.nCopies(99, run(60, true)));
        assertEquals(60, law.quantile(.95).seconds());
        assertEquals(.99, law.within(60), 1e-9);
    }

    @Test
    void whatHasNotArrivedMakesARouteSlowerAndNeverFaster() {
        List<Run> fast = Collections.nCopies(5, run(60, true));
        List<Run> stuck = new ArrayList<>(fast);
        stuck.addAll(Collections.nCopies(5, run(7_200, false)));
        LeadLaw without = LeadLaw.learned(PRIOR, 2, fast);
        LeadLaw with = LeadLaw.learned(PRIOR, 2, stuck);
        assertEquals(60, without.quantile(.6).seconds());
        assertTrue(with.quantile(.6).seconds() > 1_000, () -> with.quantile(.6).toString());
        assertTrue(with.meanLateness(600) > 5 * without.meanLateness(600));
        for (double t = 0; t < 20_000; t += 100) {
            assertTrue(with.within(t) <= without.within(t) + 1e-12, "at " + t);
        }
    }

    /// Kaplan and Meier's estimate of times 1, 2+, 3, 4+, 5 by hand: 4/5, then 4/5 x 2/3, then 0.
    @Test
    void aHandExampleOfCensoredTimesComesOut() {
        List<Run> runs = List.of(run(1, true), run(2, false), run(3, true), run(4, false), run(5, true));
        LeadLaw law = LeadLaw.learned(PRIOR, 1e-9, runs);
        assertEquals(1 - 4.0 / 5, law.within(1), 1e-8);
        assertEquals(1 - 4.0 / 5, law.within(2.5), 1e-8);
        assertEquals(1 - 4.0 / 5 * 2 / 3, law.within(3), 1e-8);
        assertEquals(1, law.within(5), 1e-8);
    }

    /// The same estimate another way: the weight of each censored time goes in equal parts to all later
    /// ones (Efron 1967).
    @Test
    void redistributingCensoredWeightToTheRightGivesTheSameShares() {
        Random random = new Random(20261123);
        for (int round = 0; round < 50; round++) {
            List<Run> runs = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(30); i++) {
                runs.add(run(1 + random.nextInt(5_000), random.nextInt(3) > 0));
            }
            double weight = .5 + random.nextInt(10);
            LeadLaw law = LeadLaw.learned(PRIOR, weight, runs);
            for (double t : new double[] {10, 700, 1_000, 1_499.5, 2_500, 5_000, 14_000}) {
                assertEquals(redistributed(weight, runs, t), law.within(t), 1e-9, "round " + round + " at " + t);
            }
        }
    }

    @Test
    void meanLatenessIsTheAreaUnderTheShareThatTakesLonger() {
        LeadLaw law = LeadLaw.learned(PRIOR, 3, List.of(run(50, true), run(900, false), run(4_000, true)));
        for (double due : new double[] {0, 60, 999, 5_000}) {
            double area = 0;
            for (double t = due; t < 16_000; t += .5) {
                area += .5 * (1 - law.within(t + .25));
            }
            assertEquals(area, law.meanLateness(due), 2, "due " + due);
        }
        assertEquals(0, law.meanLateness(1e9), 1e-6);
    }

    @Test
    void whereTheSlowestHasNotArrivedATailRemains() {
        List<Run> runs = List.of(run(30, true), run(50_000, false));
        LeadLaw law = LeadLaw.learned(PRIOR, 1, runs);
        double remains = 1 - law.within(50_000);
        assertTrue(remains > .3, () -> "remains " + remains);
        assertTrue(law.quantile(1).atLeast());
        assertTrue(law.meanLateness(50_000) > 1_000, "what is stuck is late for long");
    }

    @Test
    void senselessRunsAndWeightsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> run(-1, true));
        assertThrows(IllegalArgumentException.class, () -> run(Double.NaN, true));
        assertThrows(IllegalArgumentException.class, () -> new Run(1, true, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> LeadLaw.learned(PRIOR, 0, List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> LeadLaw.learned(PRIOR, 1, List.of()).quantile(0));
    }

    private static double redistributed(double priorWeight, List<Run> runs, double until) {
        List<double[]> points = new ArrayList<>(); // seconds, weight, arrived
        for (int i = 0; i < 200; i++) {
            points.add(new double[] {PRIOR.secondsAt((i + .5) / 200), priorWeight / 200, 1});
        }
        runs.forEach(run -> points.add(new double[] {run.seconds(), 1, run.arrived() ? 1 : 0}));
        points.sort((a, b) -> a[0] != b[0] ? Double.compare(a[0], b[0]) : Double.compare(b[2], a[2]));
        double total = priorWeight + runs.size();
        double[] mass = points.stream().mapToDouble(point -> point[1] / total).toArray();
        double arrived = 0;
        for (int i = 0; i < mass.length; i++) {
            if (points.get(i)[2] > 0) {
                arrived += points.get(i)[0] <= until ? mass[i] : 0;
                continue;
            }
            double later = 0; // by weight, not by what was already moved to them
            for (int j = i + 1; j < mass.length; j++) {
                later += points.get(j)[1];
            }
            for (int j = i + 1; j < mass.length; j++) {
                mass[j] += mass[i] * points.get(j)[1] / later;
            }
        }
        return arrived;
    }

    private static Run run(double seconds, boolean arrived) {
        return new Run(seconds, arrived, 1_000, 1, 2);
    }
}
