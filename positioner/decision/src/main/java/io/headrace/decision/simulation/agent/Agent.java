package io.headrace.decision.simulation.agent;

/// Somebody else who acts once a period, after the desk has ordered and before its orders depart.
public sealed interface Agent permits Rival, FrontRunner, Liquidations {
    /// @param memory what [Act#memory] was last, at first 0
    Act act(double memory, Scene scene);
}
