package io.headrace.store.source.mapping;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a mapping file says.
///
/// @param columns the columns of a table without a header, or empty
/// @param shiftNanos from a row's stamp to the event's: a bar's length backward where bars are stamped
///     at their close
/// @param knownAfterNanos from the event's stamp to when it was known
/// @param known the column of the time of receipt, or null
record Mapping(
        MappedKind kind,
        List<String> columns,
        MappedTime time,
        long shiftNanos,
        long knownAfterNanos,
        @Nullable MappedTime known,
        MappedName venue,
        MappedName coin,
        Map<String, MappedField> fields,
        Set<String> ignored) {
    private static final Set<String> KEYS =
            Set.of("kind", "columns", "time", "known", "venue", "coin", "fields", "ignore");
    private static final Set<String> TIME_KEYS =
            Set.of("column", "unit", "pattern", "zone", "stamp", "bar", "known_after");

    /// @throws io.headrace.market.problem.ProblemException HR-1017, naming file and line
    static Mapping of(Path file) {
        Part root = Part.of(file);
        Map<String, Part> members = root.members(KEYS);
        MappedKind kind = kind(root.required(members, "kind"));
        Part timePart = root.required(members, "time");
        Map<String, Part> timeMembers = timePart.members(TIME_KEYS);
        MappedTime time = MappedTime.of(timePart, timeMembers);
        Part knownPart = members.get("known");
        MappedTime known = knownPart == null ? null : MappedTime.of(knownPart, knownPart.members(MappedTime.KEYS));
        Stamps stamps = Stamps.of(kind, timePart, timeMembers, knownPart);
        return new Mapping(
                kind,
                Optional.ofNullable(members.get("columns")).map(Part::texts).orElse(List.of()),
                time,
                stamps.shiftNanos(),
                stamps.knownAfterNanos(),
                known,
                MappedName.of(root.required(members, "venue")),
                MappedName.of(root.required(members, "coin")),
                fields(kind, root.required(members, "fields")),
                new LinkedHashSet<>(Optional.ofNullable(members.get("ignore"))
                        .map(Part::texts)
                        .orElse(List.of())));
    }

    private static MappedKind kind(Part part) {
        return MappedKind.of(part.text()).orElseThrow(() -> {
            List<String> known =
                    Arrays.stream(MappedKind.values()).map(MappedKind::title).toList();
            return part.wrong("unknown kind '" + part.text() + "'", "Known are " + String.join(", ", known));
        });
    }

    private static Map<String, MappedField> fields(MappedKind kind, Part part) {
        Map<String, Part> members = part.members(kind.fields().keySet());
        Map<String, MappedField> fields = new LinkedHashMap<>();
        kind.fields().forEach((name, quantity) -> {
            if (members.containsKey(name) || !kind.isOptional(name)) {
                fields.put(name, MappedField.of(part.required(members, name), quantity));
            }
        });
        boolean priced = fields.values().stream().anyMatch(field -> field.quantity() == Quantity.PRICE);
        if (!priced && fields.values().stream().anyMatch(MappedField::needsPrice)) {
            throw part.wrong("a unit here needs a price to be converted", "Map the price, or use another unit");
        }
        return fields;
    }
}
