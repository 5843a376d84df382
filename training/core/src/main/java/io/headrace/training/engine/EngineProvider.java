package io.headrace.training.engine;

/// An engine that lies on the class path, found by [java.util.ServiceLoader].
public interface EngineProvider {
    /// As `--engine` names it.
    String name();

    /// @param master where it runs, in the engine's own words; empty for its usual place
    /// @throws io.headrace.market.problem.ProblemException HR-9082 when it cannot be started there
    WorkEngine start(String master);
}
