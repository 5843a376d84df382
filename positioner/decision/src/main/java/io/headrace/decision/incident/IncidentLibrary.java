package io.headrace.decision.incident;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// All incidents, by name.
public final class IncidentLibrary {
    private static final int NEAREST = 3;

    private IncidentLibrary() {}

    /// Every incident, in the order of its chapter.
    public static List<Incident> all() {
        return Stream.of(
                        DemandIncidents.all(),
                        RouteIncidents.all(),
                        HedgeIncidents.all(),
                        VenueIncidents.all(),
                        EvidenceIncidents.all(),
                        DeskIncidents.all())
                .flatMap(List::stream)
                .toList();
    }

    /// @throws io.headrace.market.problem.ProblemException HR-3302 when there is none of that name; it names
    ///     the nearest
    public static Incident named(String name) {
        List<Incident> all = all();
        return all.stream()
                .filter(incident -> incident.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name, all));
    }

    private static RuntimeException unknown(String name, List<Incident> all) {
        List<String> nearest = all.stream()
                .map(Incident::name)
                .sorted(Comparator.comparingInt((String known) -> distance(name, known))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(NEAREST)
                .toList();
        return new Problem(
                        "HR-3302",
                        "there is no incident named '" + name + "'",
                        "",
                        "The nearest names are " + String.join(", ", nearest) + "; 'incidents list' shows all",
                        ExitCode.NOT_FOUND)
                .toException();
    }

    /// Edits that turn one name into another (Levenshtein 1966); a name that holds the other is near.
    private static int distance(String wanted, String known) {
        if (!wanted.isEmpty() && known.contains(wanted)) {
            return 0;
        }
        int[] row = new int[known.length() + 1];
        for (int j = 0; j <= known.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= wanted.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= known.length(); j++) {
                int swap = diagonal + (wanted.charAt(i - 1) == known.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(swap, 1 + Math.min(row[j - 1], row[j]));
            }
        }
        return row[known.length()];
    }
}
