package io.headrace.decision.policy;

/// What a decision is made from, part by part: each has a digest of its own, so that a difference
/// can be named. In the order in which they are compared.
public enum InputPart {
    /// the desk's whole settings
    SETTINGS("settings"),
    /// the policy that decided, with its parameters
    POLICY("policy"),
    /// what the decision before handed on
    MEMORY("memory"),
    /// the books and the routes
    STATE("state"),
    /// what was heard beside the books: venues, prices, unknown balances, the operator
    CIRCUMSTANCES("circumstances"),
    /// what was observed of the venues: demand, flows, feature vectors
    FEATURES("features"),
    /// the model that forecast; its id is a digest of its content
    MODEL("model"),
    /// what outcomes have taught since the model was fitted
    CALIBRATION("calibration"),
    /// the seed of everything drawn at random
    SEED("seed"),
    /// the forecasts and what stands behind them
    OUTLOOK("outlook");

    private final String label;

    InputPart(String label) {
        this.label = label;
    }

    /// Its name in records and sentences.
    public String label() {
        return label;
    }
}
