package io.headrace.training.validate;

import io.headrace.training.fit.FamilySetting;
import io.headrace.training.fit.FamilySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Settings to try: the given ones first, then points of an additive recurrence that fill the box around the
/// usual values evenly (Roberts 2018, "The unreasonable effectiveness of quasirandom sequences"), shifted by
/// the seed. More tries only add to fewer.
///
/// A setting is drawn between a quarter of its usual value and four times it, evenly in logs, and never out of
/// its range; one whose usual value is 0 is drawn from its whole range. Settings of whole numbers stay whole.
final class SettingsDraw {
    private static final double FACTOR = 4;

    private final List<FamilySetting> declared;
    private final double[] shift;
    private final double[] step;

    SettingsDraw(List<FamilySetting> declared, long seed) {
        this.declared = List.copyOf(declared);
        SplittableRandom random = new SplittableRandom(seed);
        shift = random.doubles(declared.size()).toArray();
        step = steps(declared.size());
    }

    /// @param tries at least 1
    List<FamilySettings> around(FamilySettings given, int tries) {
        List<FamilySettings> drawn = new ArrayList<>(List.of(given.resolved(declared)));
        for (int k = 1; k < tries && !declared.isEmpty(); k++) {
            FamilySettings next = FamilySettings.USUAL;
            for (int d = 0; d < step.length; d++) {
                double place = (shift[d] + k * step[d]) % 1;
                next = next.with(declared.get(d).name(), at(declared.get(d), place));
            }
            if (!drawn.contains(next)) {
                drawn.add(next);
            }
        }
        return drawn;
    }

    static double at(FamilySetting setting, double place) {
        double least = setting.least();
        double most = setting.most();
        double value;
        if (setting.usual() > 0) {
            double from = Math.max(Math.max(least, setting.usual() / FACTOR), Double.MIN_NORMAL);
            double to = Math.min(most, setting.usual() * FACTOR);
            value = from * Math.pow(to / from, place);
        } else {
            value = least + place * (most - least);
        }
        return Math.clamp(whole(setting) ? Math.rint(value) : value, least, most);
    }

    private static boolean whole(FamilySetting setting) {
        return setting.usual() == Math.rint(setting.usual())
                && setting.least() == Math.rint(setting.least())
                && setting.most() == Math.rint(setting.most())
                && setting.most() - setting.least() > 1;
    }

    /// Powers of one over the root of `x^(d+1) = x + 1`.
    private static double[] steps(int dimensions) {
        double root = 1.5;
        for (int i = 0; i < 50; i++) {
            root = Math.pow(1 + root, 1.0 / (dimensions + 1));
        }
        double[] steps = new double[dimensions];
        for (int d = 0; d < dimensions; d++) {
            steps[d] = Math.pow(1 / root, d + 1.0);
        }
        return steps;
    }
}
