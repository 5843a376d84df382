package io.headrace.decision.guard.dynamic;

import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.outlook.scenario.ScenarioSize;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.OrderUpToParameters;
import io.headrace.decision.settings.Predictive;
import io.headrace.decision.settings.ProgramParameters;
import io.headrace.decision.settings.risk.RiskParameters;
import java.util.Locale;

/// How wide forecasts are against ordinary times, and what that makes of the parameters.
///
/// @param ratio spread of needs now over the usual one, at least 0; 1 where there is no forecast
/// @param tolerance factor of the distance from targets at which something is done
/// @param buffer factor of what is held beyond the median need
/// @param horizon factor of how long an order should last, and of how far the program looks
public record Stress(double ratio, double tolerance, double buffer, double horizon) {
    private static final double HIGH = .95;
    private static final double MEDIAN = .5;
    /// Between these regimes are usual.
    private static final double CALM = .8;

    private static final double ROUGH = 1.25;

    /// The spread of needs: 95 % quantile less median over all venues, per USD of known demand.
    static Stress of(DemandOutlook outlook, RiskParameters risk) {
        double spread = 0;
        double known = 0;
        for (VenueOutlook venue : outlook.venues()) {
            spread += venue.forecast()
                    .map(forecast -> forecast.at(HIGH) - forecast.at(MEDIAN))
                    .orElse(0.0);
            known += venue.forecast().isPresent() ? venue.knownDemandUsd() : 0;
        }
        double ratio = known > 0 ? Math.max(0, spread) / known / risk.usualSpread() : 1;
        double stress = Math.pow(ratio, risk.exponent());
        return new Stress(
                ratio,
                risk.tolerance().within(stress),
                risk.buffer().within(stress),
                risk.horizon().within(stress));
    }

    /// The settings as stress leaves them. Spreads of order-up-to are counted from the median: what is held
    /// beyond it grows with the buffer, and with the root of the horizon, as a random walk's maximum does;
    /// the band between order and return grows with the tolerance.
    DeskSettings applied(DeskSettings settings) {
        OrderUpToParameters usual = settings.orderUpTo();
        double held = buffer * Math.sqrt(horizon);
        double up = held * usual.upSpreads();
        double down = up + Math.max(0, tolerance * (usual.downSpreads() - usual.upSpreads()));
        double high = down + tolerance * (usual.highSpreads() - usual.downSpreads());
        double trigger =
                Math.clamp(1 - (1 - usual.triggerLevel()) * tolerance / buffer, MEDIAN * usual.triggerLevel(), .99);
        return settings.withOrderUpTo(new OrderUpToParameters(trigger, usual.level(), up, high, down))
                .withPredictive(program(settings.predictive()));
    }

    private Predictive program(Predictive predictive) {
        ProgramParameters program = predictive.program();
        ScenarioSize size = program.scenarios();
        int periods = Math.max(program.commonPeriods(), Math.toIntExact(Math.round(horizon * size.periods())));
        return predictive.withProgram(program.looking(new ScenarioSize(size.count(), periods, size.seed())));
    }

    /// The regime in a word, and what it does.
    String sentence() {
        String regime = ratio < CALM ? "calm" : ratio > ROUGH ? "rough" : "usual";
        return String.format(
                Locale.ROOT,
                "the regime is %s (needs spread %.2f times as far as usual): tolerance x%.2f, buffers x%.2f, horizon x%.2f",
                regime,
                ratio,
                tolerance,
                buffer,
                horizon);
    }
}
