package io.headrace.training.cli.train;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.home.Home;
import io.headrace.training.job.Schedule;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.function.Supplier;

/// Trains at given times, one run after another, until it is stopped. What it trains becomes the challenger and
/// never the champion. A run that fails is told, and the next one comes at its time.
///
/// @param once one training
/// @param runs stop after so many; 0 goes on
record ScheduledTraining(Home home, Schedule schedule, Supplier<TrainResult.Published> once, int runs) {
    Verb.Result run() {
        Path lock = home.root().resolve("jobs").resolve(".schedule");
        try {
            Files.createDirectories(home.root().resolve("jobs"));
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.tryLock()) {
                if (held == null) {
                    throw conflict(lock);
                }
                return loop();
            }
        } catch (IOException e) {
            throw new Problem(
                            "HR-9056",
                            "the folder of training jobs cannot be used: " + IoReason.of(e),
                            lock.toString(),
                            "Check that it may be written to and the disk has space",
                            ExitCode.INVALID)
                    .toException(e);
        }
    }

    private Verb.Result loop() {
        int done = 0;
        int failed = 0;
        try {
            while (runs == 0 || done < runs) {
                ZonedDateTime next = schedule.after(ZonedDateTime.now(ZoneOffset.UTC));
                System.err.println("next training at " + next.toInstant());
                Thread.sleep(Duration.between(ZonedDateTime.now(ZoneOffset.UTC), next)
                        .plusMillis(1)
                        .abs());
                failed += attempt() ? 0 : 1;
                done++;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Ended(done, failed);
    }

    private boolean attempt() {
        try {
            TrainResult.Published published = once.get();
            System.err.println("challenger " + published.card().id());
            return true;
        } catch (ProblemException e) {
            System.err.println("error: " + e.problem().sentence());
            return false;
        }
    }

    private static ProblemException conflict(Path lock) {
        return new Problem(
                        "HR-9059",
                        "another process trains on a schedule in this home",
                        lock.toString(),
                        "Stop it first: trainings of a schedule come one after another",
                        ExitCode.CONFLICT)
                .toException();
    }

    private record Ended(int runs, int failed) implements Verb.Result {
        @Override
        public String text() {
            return runs + " trainings, " + failed + " failed";
        }

        @Override
        public ObjectNode json() {
            return Output.document("train-schedule").put("runs", runs).put("failed", failed);
        }

        @Override
        public ExitCode exit() {
            return failed == 0 ? ExitCode.OK : ExitCode.PARTIAL;
        }
    }
}
