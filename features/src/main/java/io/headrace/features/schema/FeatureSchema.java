package io.headrace.features.schema;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;

/// The ordered columns of a feature vector.
///
/// @param columns unique names, snake case with the window last (`realized_volatility_6h`)
/// @param fingerprint SHA-256 over the columns and the definition each was built from, in hex; a model
///     refuses vectors of another fingerprint
public record FeatureSchema(List<String> columns, String fingerprint) {
    public FeatureSchema {
        columns = List.copyOf(columns);
        if (columns.isEmpty() || new HashSet<>(columns).size() != columns.size()) {
            throw new IllegalArgumentException("columns must be unique and at least one, were " + columns);
        }
        if (!fingerprint.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("fingerprint must be 64 hex digits, was " + fingerprint);
        }
    }

    /// Schema of columns whose definitions (formula and parameters, one line each, in column order) are
    /// given.
    public static FeatureSchema of(List<String> columns, List<String> definitions) {
        if (columns.size() != definitions.size()) {
            throw new IllegalArgumentException("each column needs one definition, were " + columns.size()
                    + " columns and " + definitions.size() + " definitions");
        }
        MessageDigest digest = sha256();
        for (int i = 0; i < columns.size(); i++) {
            digest.update((columns.get(i) + '\t' + definitions.get(i) + '\n').getBytes(StandardCharsets.UTF_8));
        }
        return new FeatureSchema(columns, HexFormat.of().formatHex(digest.digest()));
    }

    /// Position of a column.
    ///
    /// @throws IllegalArgumentException when there is no such column
    public int indexOf(String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException("no column '" + column + "' in " + columns);
        }
        return index;
    }

    public int size() {
        return columns.size();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
