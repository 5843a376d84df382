package io.headrace.training.fit.dl4j;

import io.headrace.training.fit.FamilySetting;
import io.headrace.training.fit.FamilySettings;
import java.util.List;

/// How a network is made and fitted.
///
/// @param steps vectors it reads; convolutions read the largest power of two that is not more
/// @param units of each hidden layer
/// @param learningRate of Adam (Kingma and Ba 2015)
/// @param decay weight of the squared weights
/// @param epochs most passes through the rows
/// @param patience passes without a better loss on the held-out rows before fitting stops
/// @param fineTune whether each venue may go on with an output layer of its own
public record NetworkSettings(
        NetworkForm form,
        int steps,
        int units,
        double learningRate,
        double decay,
        int epochs,
        int patience,
        boolean fineTune) {
    /// By which a user asks for [#fineTune], with 1.
    public static final String FINE_TUNE = "fine_tune";

    public NetworkSettings {
        if (steps < 1 || units < 1 || epochs < 1 || patience < 1) {
            throw new IllegalArgumentException("steps, units, epochs and patience must be positive, were " + steps
                    + ", " + units + ", " + epochs + ", " + patience);
        }
        if (!(learningRate > 0) || !(decay >= 0)) {
            throw new IllegalArgumentException(
                    "learningRate must be positive and decay not negative, were " + learningRate + ", " + decay);
        }
        if (form == NetworkForm.CONVOLUTION) {
            steps = Integer.highestOneBit(steps);
        }
    }

    /// The settings by which a user or a search names them.
    ///
    /// @param steps what stands when nothing is said
    public static List<FamilySetting> declared(int steps) {
        return List.of(
                new FamilySetting("steps", steps, 1, 128, "past periods read"),
                new FamilySetting("units", 16, 1, 512, "units of each hidden layer"),
                new FamilySetting("learning_rate", .002, 1e-6, 1, "step of Adam"),
                new FamilySetting("decay", 1e-4, 0, 10, "weight of the squared weights"),
                new FamilySetting("epochs", 40, 1, 2000, "most passes through the rows"),
                new FamilySetting("patience", 6, 1, 2000, "passes without gain before it stops"),
                new FamilySetting(FINE_TUNE, 0, 0, 1, "1 when each venue may have an output layer of its own"));
    }

    /// @param settings all of [#declared]
    public static NetworkSettings of(NetworkForm form, FamilySettings settings) {
        return new NetworkSettings(
                form,
                settings.whole("steps"),
                settings.whole("units"),
                settings.number("learning_rate"),
                settings.number("decay"),
                settings.whole("epochs"),
                settings.whole("patience"),
                settings.whole(FINE_TUNE) == 1);
    }
}
