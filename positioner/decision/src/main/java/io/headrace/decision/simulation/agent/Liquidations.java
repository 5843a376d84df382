package io.headrace.decision.simulation.agent;

/// What a shortage does to the market: positions are closed by force, prices give way, and every venue asks for
/// more. The impact decays, so a desk that is no longer short finds its demand again.
///
/// @param impact added to demand, as a share of it, by a shortage of all demand; at least 0
/// @param decay of the impact from one period to the next, 0 to 1
/// @param most the largest impact, at least 0
public record Liquidations(double impact, double decay, double most) implements Agent {
    public Liquidations {
        if (!(impact >= 0) || !(decay >= 0 && decay <= 1) || !(most >= 0)) {
            throw new IllegalArgumentException("impact and most must not be negative and decay be 0 to 1, were "
                    + impact + ", " + most + ", " + decay);
        }
    }

    /// Remembers the impact.
    @Override
    public Act act(double memory, Scene scene) {
        double total = scene.totalDemandUsd();
        double shortShare = total > 0 ? Scene.sum(scene.missingUsd()) / total : 0;
        double now = Math.min(most, decay * memory + impact * shortShare);
        return new Act(now, Act.none(scene), Act.none(scene), 1 + now);
    }
}
