package io.headrace.store.source.mapping;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableFormat;
import io.headrace.store.source.TableParser;
import io.headrace.store.source.text.FileDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Any table, CSV or Parquet, by a mapping file. Every column must be mapped or listed under `ignore`.
public final class MappedTable implements TableFormat {
    private static final int DIGITS = 12;

    private final Path file;
    private final Mapping mapping;
    private final String digest;

    private MappedTable(Path file, Mapping mapping, String digest) {
        this.file = file;
        this.mapping = mapping;
        this.digest = digest;
    }

    /// Reads a mapping file, YAML or JSON.
    ///
    /// @throws ProblemException HR-1017, naming file and line, when anything in it is unknown or missing
    public static MappedTable of(Path mappingFile) {
        Mapping mapping = Mapping.of(mappingFile);
        try {
            return new MappedTable(mappingFile, mapping, FileDigest.sha256(mappingFile));
        } catch (IOException e) {
            throw new UncheckedIOException("a mapping that was read can no longer be read", e);
        }
    }

    /// Two mappings may take different columns of one table.
    @Override
    public String reading() {
        return name() + " by " + file.getFileName() + " " + digest.substring(0, DIGITS);
    }

    @Override
    public String name() {
        return "mapped-" + mapping.kind().title().replace('_', '-');
    }

    @Override
    public String about() {
        return "a table of " + mapping.kind().title().replace('_', ' ') + " by the mapping " + file.getFileName();
    }

    @Override
    public List<String> header() {
        return mapping.columns();
    }

    /// Whatever fits the mapping; what does not is told by [#parser] with the column.
    @Override
    public boolean recognizes(String fileName, List<String> firstRow) {
        return true;
    }

    @Override
    public boolean hasHeader(List<String> firstRow) {
        return mapping.columns().isEmpty();
    }

    @Override
    public TableParser parser(String fileName, List<String> firstRow, SourceOutput output) {
        List<String> columns = hasHeader(firstRow) ? firstRow : mapping.columns();
        if (columns.size() != firstRow.size()) {
            throw wrong(
                    "the table " + fileName + " has " + firstRow.size() + " columns, `columns` lists " + columns.size(),
                    "List every column");
        }
        requireEachOnce(columns);
        MappedRows rows = new MappedRows(mapping, columns, output, this::missing);
        for (String column : columns) {
            if (!rows.uses(column) && !mapping.ignored().contains(column)) {
                throw wrong(
                        "the column '" + column + "' of " + fileName + " is not mapped",
                        "Map it, or list it under `ignore`");
            }
        }
        return rows;
    }

    private void requireEachOnce(List<String> columns) {
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!seen.add(column)) {
                throw wrong("the column '" + column + "' is there twice", "Rename one; a mapping goes by names");
            }
        }
    }

    private ProblemException missing(String column) {
        return wrong("the table has no column '" + column + "'", "Name the column as the header spells it");
    }

    private ProblemException wrong(String what, String remedy) {
        return new Problem("HR-1017", what, file.toString(), remedy, ExitCode.INVALID).toException();
    }
}
