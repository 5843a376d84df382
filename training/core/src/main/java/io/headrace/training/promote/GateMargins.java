package io.headrace.training.promote;

/// How much better a model must be.
///
/// @param climatology least share by which WQL must be below hour-of-day climatology
/// @param baseline least share by which WQL must be below every other baseline
/// @param champion least share by which WQL must be below the present champion on the rows both forecast
/// @param band95 farthest the coverage of the .95 quantile may be from .95, unless chance alone takes it farther
/// @param band99 the same of the .99 quantile
public record GateMargins(double climatology, double baseline, double champion, double band95, double band99) {
    /// Margins above what a model wins by chance on a hundred days (see `docs/decisions/promotion.md`).
    public static final GateMargins DEFAULT = new GateMargins(.02, .005, .005, .02, .008);
}
