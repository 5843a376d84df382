package io.headrace.decision.outlook.scenario;

/// How many paths are looked at and how far.
///
/// @param count scenarios, at least 1
/// @param periods after now, at least 1
/// @param seed draws which past instants lend their dependence
public record ScenarioSize(int count, int periods, long seed) {
    public ScenarioSize {
        if (count < 1 || periods < 1) {
            throw new IllegalArgumentException(
                    "there must be a scenario and a period, were " + count + " and " + periods);
        }
    }
}
