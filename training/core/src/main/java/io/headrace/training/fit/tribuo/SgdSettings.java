package io.headrace.training.fit.tribuo;

import io.headrace.training.fit.FamilySetting;
import io.headrace.training.fit.FamilySettings;
import java.util.List;

/// How gradients are followed.
///
/// @param epochs how often every row is seen, positive
/// @param step first step of AdaGrad, positive
/// @param batch rows whose gradients are added up before a step, positive
public record SgdSettings(int epochs, double step, int batch) {
    public static final SgdSettings DEFAULT = new SgdSettings(12, .1, 16);

    /// The settings by which a user or a search names them.
    public static final List<FamilySetting> DECLARED = List.of(
            new FamilySetting("epochs", DEFAULT.epochs, 1, 1000, "how often every row is seen"),
            new FamilySetting("step", DEFAULT.step, 1e-6, 10, "first step of AdaGrad"),
            new FamilySetting("batch", DEFAULT.batch, 1, 10_000, "rows whose gradients are added up before a step"));

    public SgdSettings {
        if (epochs <= 0 || batch <= 0 || !(step > 0)) {
            throw new IllegalArgumentException(
                    "epochs, step and batch must be positive, were " + epochs + ", " + step + ", " + batch);
        }
    }

    /// @param settings all of [#DECLARED]
    public static SgdSettings of(FamilySettings settings) {
        return new SgdSettings(settings.whole("epochs"), settings.number("step"), settings.whole("batch"));
    }
}
