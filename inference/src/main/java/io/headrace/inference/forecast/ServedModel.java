package io.headrace.inference.forecast;

/// The model a desk forecasts with, and what became of a newer one.
///
/// @param champion in use, or why there is none
/// @param refused why the registry's champion is not the one in use, one sentence; empty when it is
public record ServedModel(ChampionModel champion, String refused) {
    /// The sentence to show wherever the model is shown; empty when the registry's champion is in use.
    public String doubt() {
        return refused.isEmpty() && champion instanceof ChampionModel.Refused(String reason, var ignored)
                ? reason
                : refused;
    }
}
