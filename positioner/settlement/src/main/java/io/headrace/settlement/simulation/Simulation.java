package io.headrace.settlement.simulation;

import io.headrace.market.problem.Progress;
import io.headrace.settlement.simulation.chaos.Coverage;
import io.headrace.settlement.simulation.world.Assembly;
import io.headrace.settlement.simulation.world.Outcome;
import io.headrace.settlement.simulation.world.SimWorld;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Many seeds, on some threads. A seed runs on one thread alone.
///
/// @param threads at least 1
/// @param assembly the courier under test
public record Simulation(int threads, Assembly assembly) {
    private static final int BATCH = 50;
    private static final int SHOWN_FAILURES = 20;

    public Simulation {
        if (threads < 1) {
            throw new IllegalArgumentException("there must be a thread, were " + threads);
        }
    }

    /// @param start what was done before; the seeds up to its count are left out
    /// @param done told after each round what is done so far, in the order of seeds
    public SimulationReport run(long firstSeed, long seeds, Tally start, Progress progress, Consumer<Tally> done)
            throws InterruptedException {
        Tally tally = start;
        Coverage coverage = new Coverage();
        List<Outcome> failures = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            while (tally.seeds() < seeds) {
                List<Callable<Batch>> round = round(firstSeed + tally.seeds(), seeds - tally.seeds());
                for (Future<Batch> ended : pool.invokeAll(round)) {
                    Batch batch = result(ended);
                    tally = tally.plus(batch.tally());
                    coverage.add(batch.coverage());
                    failures.addAll(batch.failures());
                }
                progress.report("simulated seeds", tally.seeds(), seeds);
                done.accept(tally);
            }
        }
        failures.sort(Comparator.comparingLong(Outcome::seed));
        return new SimulationReport(tally, coverage, failures.subList(0, Math.min(SHOWN_FAILURES, failures.size())));
    }

    private record Batch(Tally tally, Coverage coverage, List<Outcome> failures) {}

    private List<Callable<Batch>> round(long from, long left) {
        List<Callable<Batch>> round = new ArrayList<>();
        for (int i = 0; i < threads && i * BATCH < left; i++) {
            long first = from + (long) i * BATCH;
            long count = Math.min(BATCH, left - (long) i * BATCH);
            round.add(() -> batch(first, count));
        }
        return round;
    }

    private Batch batch(long first, long count) {
        Tally tally = Tally.NONE;
        Coverage coverage = new Coverage();
        List<Outcome> failures = new ArrayList<>();
        for (long seed = first; seed < first + count; seed++) {
            Outcome outcome = new SimWorld(seed, assembly, coverage).run();
            tally = tally.plus(outcome);
            if (!outcome.isGood()) {
                failures.add(outcome);
            }
        }
        return new Batch(tally, coverage, failures);
    }

    private static Batch result(Future<Batch> ended) {
        try {
            return ended.resultNow();
        } catch (IllegalStateException e) {
            throw new IllegalStateException("a simulated run failed", ended.exceptionNow());
        }
    }
}
