package io.headrace.store.source.mapping;

import io.headrace.store.source.TableRow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a venue's or coin's name comes from: one for the whole file, or a column, as it stands there
/// or by a stated list of what each value means.
///
/// @param constant the name of all rows, or nothing where a column has it
/// @param meaning what each value of the column means; empty where it stands as it is
record MappedName(@Nullable String constant, String column, Map<String, String> meaning) {
    static MappedName of(Part part) {
        if (part.isText()) {
            return new MappedName(name(part), "", Map.of());
        }
        Map<String, Part> members = part.members(Set.of("column", "map"));
        String column = part.required(members, "column").text();
        Map<String, String> meaning = new LinkedHashMap<>();
        Part map = members.get("map");
        if (map != null) {
            map.anyMembers().forEach((value, name) -> meaning.put(value, name(name)));
        }
        return new MappedName(null, column, Map.copyOf(meaning));
    }

    String read(TableRow row, int at) {
        if (constant != null) {
            return constant;
        }
        if (meaning.isEmpty()) {
            return row.name(at);
        }
        String named = meaning.get(row.text(at));
        if (named == null) {
            throw row.refuse(at, "must be in the mapping's `map`");
        }
        return named;
    }

    private static String name(Part part) {
        String text = part.text();
        if (!text.matches("[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,39}")) {
            throw part.wrong(
                    "'" + text + "' cannot name a venue or coin", "Use letters, digits and . _ : / @ + - (at most 40)");
        }
        return text;
    }
}
