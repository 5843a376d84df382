package io.headrace.training.fit;

/// A number a family may be fitted with.
///
/// @param name lower case with underscores, such as `trees`
/// @param usual what stands when nothing is said, between `least` and `most`
/// @param least,most the range, both inclusive
/// @param meaning one phrase
public record FamilySetting(String name, double usual, double least, double most, String meaning) {
    public FamilySetting {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("name must be lower case with underscores, was '" + name + "'");
        }
        if (!(least <= usual && usual <= most)) {
            throw new IllegalArgumentException(
                    "usual value must lie from " + least + " to " + most + ", was " + usual + " for " + name);
        }
    }

    /// The value itself when it is in range.
    ///
    /// @throws IllegalArgumentException when it is not
    double checked(double value) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    name + " must be from " + plain(least) + " to " + plain(most) + ", was " + plain(value));
        }
        return value;
    }

    /// `trees 50 (1 to 5000): trees per level`.
    public String text() {
        return name + ' ' + plain(usual) + " (" + plain(least) + " to " + plain(most) + "): " + meaning;
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
