package io.headrace.market.account;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What may leave a bucket, by market value.
///
/// Taking a dollar of an asset with weight w gives up w of margin, so what weighs least goes first: that is the most
/// value for a given margin, also where a venue lets out no more than its cap.
final class Leaving {
    private Leaving() {}

    /// Something that could leave.
    ///
    /// @param valueUsd market value, at least 0
    /// @param weight margin a dollar of it makes, 0 to 1
    record Part(String venue, double valueUsd, double weight) {}

    /// The most that may leave.
    ///
    /// @param caps most that a venue lets out, USD; a venue left out lets out all
    /// @param marginUsd margin that may be given up, at least 0
    static double mostUsd(List<Part> parts, Map<String, Double> caps, double marginUsd) {
        Map<String, Double> room = new HashMap<>(caps);
        double margin = marginUsd;
        double most = 0;
        for (Part part :
                parts.stream().sorted(Comparator.comparingDouble(Part::weight)).toList()) {
            double open = room.getOrDefault(part.venue(), Double.POSITIVE_INFINITY);
            double covered = part.weight() == 0 ? Double.POSITIVE_INFINITY : margin / part.weight();
            double taken = Math.min(part.valueUsd(), Math.min(open, covered));
            most += taken;
            margin = Math.max(0, margin - taken * part.weight());
            room.put(part.venue(), open - taken);
        }
        return most;
    }
}
