package io.headrace.training.proof.strategy;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.ThresholdParameters;
import io.headrace.decision.simulation.Axis;
import io.headrace.decision.strategy.Planner;
import io.headrace.training.proof.episode.ForecastKind;
import java.util.List;

/// A strategy that takes part.
///
/// @param name unique, for reports
/// @param role what it stands for
/// @param kind what it is told of the need to come
/// @param axes grid of its parameters; empty when it has none
/// @param maker from parameters to orders
public record Contender(String name, Role role, ForecastKind kind, List<Axis> axes, Maker maker) {
    public Contender {
        axes = List.copyOf(axes);
    }

    /// What a strategy stands for in the comparison.
    public enum Role {
        /// never looks at demand
        STATIC,
        /// a rule without the plan or without netting
        HANDICAPPED,
        /// a plan-aware rule that nets through the treasury
        RULE,
        /// acts on a forecast
        PREDICTIVE,
        /// acts on what nobody could know
        ORACLE
    }

    /// From parameters to orders.
    @FunctionalInterface
    public interface Maker {
        /// @param point one value per axis
        /// @param rule the tuned threshold rule, which sets floors
        Planner of(double[] point, ThresholdParameters rule, DeskSettings settings);
    }
}
