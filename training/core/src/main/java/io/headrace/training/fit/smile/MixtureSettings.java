package io.headrace.training.fit.smile;

import io.headrace.training.fit.FamilySetting;
import io.headrace.training.fit.FamilySettings;
import java.util.List;

/// How a mixture is fitted.
///
/// @param parts Gaussians at most, positive
/// @param columns features that are looked at, positive
/// @param rows rows the mixture is fitted to, taken at even distances, positive
public record MixtureSettings(int parts, int columns, int rows) {
    public static final MixtureSettings DEFAULT = new MixtureSettings(4, 5, 4000);

    /// The settings by which a user or a search names them.
    public static final List<FamilySetting> DECLARED = List.of(
            new FamilySetting("parts", DEFAULT.parts, 1, 12, "Gaussians of the mixture"),
            new FamilySetting("mixture_columns", DEFAULT.columns, 1, 12, "features the mixture looks at"),
            new FamilySetting("mixture_rows", DEFAULT.rows, 100, 100_000, "rows the mixture is fitted to"));

    public MixtureSettings {
        if (parts <= 0 || columns <= 0 || rows <= 0) {
            throw new IllegalArgumentException(
                    "parts, columns and rows must be positive, were " + parts + ", " + columns + ", " + rows);
        }
    }

    /// @param settings all of [#DECLARED]
    public static MixtureSettings of(FamilySettings settings) {
        return new MixtureSettings(
                settings.whole("parts"), settings.whole("mixture_columns"), settings.whole("mixture_rows"));
    }
}
