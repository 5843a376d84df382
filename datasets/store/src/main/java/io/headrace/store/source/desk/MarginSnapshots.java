package io.headrace.store.source.desk;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableParser;
import io.headrace.store.source.TableRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the desk's account at a venue needed, by the desk's own reckoning. `planned_usd` holds announced demand from
/// now on, one number a period with `;` between (empty: the present demand alone); `exposures` holds
/// `COIN:signed_usd:requirement_usd` with `;` between (empty: none).
final class MarginSnapshots implements TableParser {
    static final String HEADER = "timestamp,venue,demand_usd,close_demand_usd,flow_usd,held_usd,planned_usd,exposures";
    private static final int CLOSE_DEMAND = 3;
    private static final int PLANNED = 6;
    private static final int EXPOSURES = 7;

    /// Periods and coins an account may have: a longer list is no account.
    private static final int MOST = 10_000;

    private final SourceOutput output;
    private final Map<String, Instrument> accounts = new HashMap<>();

    MarginSnapshots(SourceOutput output) {
        this.output = output;
    }

    @Override
    public void row(TableRow row) {
        long stamp = row.instant(0);
        Instrument account = accounts.computeIfAbsent(row.name(1), Instrument::account);
        output.event(new MarginSnapshot(
                account,
                stamp,
                stamp,
                output.nextSequence(),
                row.notNegative(2),
                row.notNegative(CLOSE_DEMAND),
                row.finite(4),
                row.notNegative(5),
                planned(row),
                exposures(row)));
    }

    private static List<Double> planned(TableRow row) {
        if (row.isEmpty(PLANNED)) {
            return List.of(row.notNegative(CLOSE_DEMAND));
        }
        List<Double> planned = new ArrayList<>();
        for (String text : parts(row, PLANNED)) {
            double value = number(row, PLANNED, text);
            if (value < 0) {
                throw row.refuse(PLANNED, "must not hold a negative number, held " + value);
            }
            planned.add(value);
        }
        return planned;
    }

    private static List<MarginSnapshot.Exposure> exposures(TableRow row) {
        List<MarginSnapshot.Exposure> exposures = new ArrayList<>();
        if (row.isEmpty(EXPOSURES)) {
            return exposures;
        }
        for (String text : parts(row, EXPOSURES)) {
            String[] fields = text.split(":", -1);
            if (fields.length != 3 || fields[0].isBlank()) {
                throw row.refuse(EXPOSURES, "must be COIN:signed_usd:requirement_usd with ; between");
            }
            double requirement = number(row, EXPOSURES, fields[2]);
            if (requirement < 0) {
                throw row.refuse(EXPOSURES, "must not hold a negative requirement, held " + requirement);
            }
            exposures.add(new MarginSnapshot.Exposure(fields[0], number(row, EXPOSURES, fields[1]), requirement));
        }
        return exposures;
    }

    private static String[] parts(TableRow row, int column) {
        String[] parts = row.text(column).split(";", -1);
        if (parts.length > MOST) {
            throw row.refuse(column, "must hold at most " + MOST + " entries");
        }
        return parts;
    }

    private static double number(TableRow row, int column, String text) {
        if (!text.matches("[-+]?\\d{1,18}(\\.\\d{0,18})?")) {
            throw row.refuse(column, "must hold plain decimal numbers with ; between");
        }
        return Double.parseDouble(text) + 0.0;
    }
}
