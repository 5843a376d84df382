package io.headrace.store.source.table;

import io.headrace.store.source.Packing;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableFormat;
import io.headrace.store.source.TableParser;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/// A table whose header is always the same: it is recognized by exactly these columns, and by its name
/// where two publishers use the same.
///
/// @param named whether a file of this name (without `.gz` and the like) is recognized
public record ListedColumns(String name, String about, List<String> header, Predicate<String> named, Maker maker)
        implements TableFormat {
    public ListedColumns {
        header = List.copyOf(header);
    }

    /// A table recognized by its header alone.
    ///
    /// @param header the columns with commas between
    public static ListedColumns of(String name, String about, String header, Maker maker) {
        return new ListedColumns(name, about, List.of(header.split(",")), file -> true, maker);
    }

    /// The same table, recognized only in files whose name begins so.
    public ListedColumns inFilesNamed(String beginning) {
        return inFilesLike(file -> file.startsWith(beginning));
    }

    /// The same table, recognized only in files of some names.
    public ListedColumns inFilesLike(Predicate<String> names) {
        return new ListedColumns(name, about, header, names, maker);
    }

    @Override
    public boolean recognizes(String fileName, List<String> firstRow) {
        return firstRow.equals(header);
    }

    @Override
    public boolean recognizes(Path file, List<String> firstRow) {
        return firstRow.equals(header) && named.test(Packing.plainName(file));
    }

    @Override
    public boolean hasHeader(List<String> firstRow) {
        return true;
    }

    @Override
    public TableParser parser(String fileName, List<String> firstRow, SourceOutput output) {
        return maker.parser(fileName, output);
    }

    /// Makes a parser for one file.
    @FunctionalInterface
    public interface Maker {
        TableParser parser(String fileName, SourceOutput output);
    }
}
