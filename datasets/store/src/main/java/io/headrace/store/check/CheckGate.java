package io.headrace.store.check;

import io.headrace.store.check.finding.FindingGroup;
import io.headrace.store.check.finding.FindingKind;
import io.headrace.store.check.finding.Severity;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Which findings close the way: those of a severity and of all worse ones, and those of named kinds.
///
/// @param severities those that fail
/// @param kinds kinds that fail whatever their severity
public record CheckGate(Set<Severity> severities, Set<FindingKind> kinds) {
    /// What an import asks of its data.
    public static final CheckGate ERRORS = new CheckGate(EnumSet.of(Severity.ERROR), Set.of());

    public CheckGate {
        severities = Set.copyOf(severities);
        kinds = Set.copyOf(kinds);
    }

    /// Reads `error`, `warning`, `note`, `none` and names of kinds such as `gap` or `open-outside`, between commas.
    ///
    /// @throws IllegalArgumentException naming the word that is none of them
    public static CheckGate parse(String words) {
        Set<Severity> severities = EnumSet.noneOf(Severity.class);
        Set<FindingKind> kinds = EnumSet.noneOf(FindingKind.class);
        for (String word : words.split(",", -1)) {
            String name = word.strip().toUpperCase(Locale.ROOT).replace('-', '_');
            switch (name) {
                case "NONE" -> {}
                case "ERROR" -> severities.add(Severity.ERROR);
                case "WARNING" -> severities.addAll(EnumSet.range(Severity.ERROR, Severity.WARNING));
                case "NOTE" -> severities.addAll(EnumSet.allOf(Severity.class));
                default -> kinds.add(kind(name, word));
            }
        }
        return new CheckGate(severities, kinds);
    }

    private static FindingKind kind(String name, String word) {
        try {
            return FindingKind.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + word.strip() + "' is neither error, warning, note, none nor one of " + names(), e);
        }
    }

    private static String names() {
        return Arrays.stream(FindingKind.values()).map(CheckGate::name).collect(Collectors.joining(", "));
    }

    /// A kind as a gate is told it, such as `open-outside`.
    public static String name(FindingKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Why the report does not pass, one sentence for each group that fails; empty when it passes.
    public List<String> reasons(CheckReport report) {
        return report.groups().stream()
                .filter(this::fails)
                .map(group -> group.count() + " " + group.kind().words() + " in " + group.file() + ", first: "
                        + group.first().getFirst().what())
                .toList();
    }

    private boolean fails(FindingGroup group) {
        return severities.contains(group.severity()) || kinds.contains(group.kind());
    }
}
