package io.headrace.training.cli.console;

import io.headrace.training.engine.Engines;
import io.headrace.training.engine.WorkEngine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where work is done.
public final class EngineOption {
    @Option(
            names = "--engine",
            paramLabel = "NAME",
            description = "spark: spread the work over Apache Spark; the result is the same (default: this process).")
    private @Nullable String engine;

    @Option(
            names = "--master",
            paramLabel = "ADDRESS",
            description =
                    "With --engine: local[N], spark://HOST:PORT, yarn, k8s://... (default: threads of this machine).")
    private String master = "";

    /// The engine that was asked for; null when none was.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-9080 or HR-9082
    public @Nullable WorkEngine start() {
        return engine == null ? null : Engines.start(engine, master);
    }
}
