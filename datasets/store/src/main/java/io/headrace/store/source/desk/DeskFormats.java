package io.headrace.store.source.desk;

import io.headrace.store.source.SourceFormat;
import io.headrace.store.source.table.ListedColumns;
import java.util.List;

/// The tables of the desk's own books.
public final class DeskFormats {
    private DeskFormats() {}

    public static List<SourceFormat> all() {
        return List.of(
                ListedColumns.of(
                        "desk-margin-snapshots",
                        "what the desk's accounts needed",
                        MarginSnapshots.HEADER,
                        (file, output) -> new MarginSnapshots(output)),
                ListedColumns.of(
                        "desk-positions",
                        "the desk's positions",
                        DeskTables.POSITIONS,
                        (file, output) -> DeskTables.positions(output)),
                ListedColumns.of(
                        "desk-fills",
                        "the desk's own trades",
                        DeskTables.FILLS,
                        (file, output) -> DeskTables.fills(output)),
                ListedColumns.of(
                        "desk-transfers",
                        "collateral the desk moved",
                        DeskTables.TRANSFERS,
                        (file, output) -> DeskTables.transfers(output)),
                ListedColumns.of(
                        "desk-plan",
                        "positions the desk has announced",
                        DeskTables.PLAN,
                        (file, output) -> DeskTables.plan(output)));
    }
}
