package io.headrace.training.engine;

import java.util.ServiceLoader;

/// The engines there are.
public final class Engines {
    private Engines() {}

    /// @param name as [EngineProvider#name()]
    /// @throws io.headrace.market.problem.ProblemException HR-9080 when it is not on the class path
    public static WorkEngine start(String name, String master) {
        for (EngineProvider provider : ServiceLoader.load(EngineProvider.class)) {
            if (provider.name().equals(name)) {
                return provider.start(master);
            }
        }
        throw EngineFault.UNKNOWN.of(
                "there is no engine '" + name + "' on the class path",
                "",
                "Run it with ./headrace, or leave --engine out");
    }
}
