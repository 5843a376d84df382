package io.headrace.training.cli.train;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.models.signature.SigningKey;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.EngineOption;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.home.Home;
import io.headrace.training.job.Job;
import io.headrace.training.job.JobState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `train resume`.
@Command(
        name = "resume",
        sortOptions = false,
        description = {
            "Goes on with a training that was stopped or killed: finished fits are read, not done again.",
            "The model is the same, digest for digest, as if nothing had happened."
        })
final class TrainResumeCommand extends Verb {
    @Parameters(
            paramLabel = "JOB",
            arity = "0..1",
            description = "As 'train jobs' names it; may be left out when only one was interrupted.")
    private @Nullable String job;

    @Option(names = "--key", paramLabel = "FILE", description = "Sign the model with this key.")
    private @Nullable Path key;

    @Mixin
    private EngineOption engine = new EngineOption();

    @Override
    protected Result run(ConsoleProgress progress) {
        Home home = Home.fromEnvironment();
        Job chosen = job == null ? only(home) : home.jobs().read(job);
        SigningKey signing = key == null ? null : SigningKey.read(key);
        return new TrainResult(
                new TrainSession(home, progress, signing, engine).resume(chosen.request()), Optional.empty());
    }

    private static Job only(Home home) {
        List<Job> stopped = home.jobs().list().stream()
                .filter(each -> each.phase() == JobState.Phase.INTERRUPTED || each.phase() == JobState.Phase.FAILED)
                .toList();
        if (stopped.size() != 1) {
            throw new Problem(
                            "HR-9057",
                            stopped.size() + " training jobs were interrupted",
                            home.root().toString(),
                            "Name one of 'train jobs'",
                            ExitCode.NOT_FOUND)
                    .toException();
        }
        return stopped.getFirst();
    }
}
