package io.headrace.training.cli.train;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.home.Home;
import io.headrace.training.job.Job;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/// `train jobs`.
@Command(
        name = "jobs",
        sortOptions = false,
        description =
                "Lists trainings: running, interrupted, done or failed, how far they are and how long they still take.")
final class TrainJobsCommand extends Verb {
    @Override
    protected Result run(ConsoleProgress progress) {
        return new Listed(Home.fromEnvironment().jobs().list());
    }

    private record Listed(List<Job> jobs) implements Result {
        @Override
        public String text() {
            if (jobs.isEmpty()) {
                return "no training jobs yet; see 'headrace train run --help'";
            }
            StringBuilder text = new StringBuilder(line("job", "state", "family", "fits", "left", "outcome"));
            for (Job job : jobs) {
                double left = job.state().secondsLeft();
                text.append(line(
                        job.id(),
                        job.phase().name().toLowerCase(Locale.ROOT),
                        job.request().family(),
                        job.state().done() + " of " + job.state().total(),
                        job.held() && !Double.isNaN(left) ? String.format(Locale.ROOT, "%.0f s", left) : "-",
                        job.state().outcome()));
            }
            return text.toString();
        }

        private static String line(Object... cells) {
            return String.format(Locale.ROOT, "%-15s %-12s %-14s %-10s %-8s %s", cells)
                            .stripTrailing()
                    + '\n';
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = Output.document("train-jobs");
            var list = document.putArray("jobs");
            for (Job job : jobs) {
                ObjectNode node = list.addObject()
                        .put("job", job.id())
                        .put("state", job.phase().name().toLowerCase(Locale.ROOT))
                        .put("family", job.request().family())
                        .put("dataset", job.request().dataset())
                        .put("fits_done", job.state().done())
                        .put("fits", job.state().total())
                        .put("outcome", job.state().outcome());
                double left = job.state().secondsLeft();
                if (job.held() && !Double.isNaN(left)) {
                    node.put("seconds_left", left);
                }
            }
            return document;
        }
    }
}
