package io.headrace.store.source.mapping;

import io.headrace.market.event.Side;
import io.headrace.store.source.TableRow;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// One field of the events: its column, and how the column's numbers become the event's unit.
///
/// @param scale what one unit of the column is in the unit below
/// @param dollars whether the column counts USD rather than coins; matters for sizes and values
/// @param sides what each word means, for a side
record MappedField(String column, Quantity quantity, double scale, boolean dollars, Map<String, Side> sides) {
    static MappedField of(Part part, Quantity quantity) {
        return quantity == Quantity.SIDE ? side(part) : number(part, quantity);
    }

    /// The event's value.
    ///
    /// @param price USD per coin of this row, NaN where it is not known
    double read(TableRow row, int at, double price) {
        return switch (quantity) {
            case PRICE -> row.price(at);
            case SIZE -> coins(row, at, row.positive(at) * scale, price);
            case VOLUME -> coins(row, at, row.notNegative(at) * scale, price);
            case SIGNED_SIZE -> coins(row, at, bounded(row, at) * scale, price);
            case VALUE -> dollars ? row.notNegative(at) * scale : row.notNegative(at) * scale * price;
            case SIGNED_VALUE, RATE -> bounded(row, at) * scale;
            case PERCENT -> row.notNegative(at) * scale;
            case SCORE -> score(row, at);
            case SIDE -> throw new IllegalStateException("a side is no number");
        };
    }

    Side side(TableRow row, int at) {
        Side side = sides.get(row.text(at));
        if (side == null) {
            throw row.refuse(at, "must be one of the words for buy and sell, " + new TreeSet<>(sides.keySet()));
        }
        return side;
    }

    /// Whether the row's price is needed.
    boolean needsPrice() {
        return switch (quantity) {
            case SIZE, VOLUME, SIGNED_SIZE -> dollars;
            case VALUE -> !dollars;
            default -> false;
        };
    }

    private double coins(TableRow row, int at, double amount, double price) {
        return dollars ? amount / price : amount;
    }

    private static double bounded(TableRow row, int at) {
        double value = row.finite(at);
        if (Math.abs(value) > 1e50) {
            throw row.refuse(at, "must be at most 1e50");
        }
        return value;
    }

    private static double score(TableRow row, int at) {
        double value = row.notNegative(at);
        if (value > 100) {
            throw row.refuse(at, "must be in 0..100");
        }
        return value;
    }

    private static MappedField side(Part part) {
        Map<String, Part> members = part.members(Set.of("column", "buy", "sell"));
        Map<String, Side> sides = new HashMap<>();
        part.required(members, "buy").texts().forEach(word -> sides.put(word, Side.BUY));
        for (String word : part.required(members, "sell").texts()) {
            if (sides.put(word, Side.SELL) != null) {
                throw part.wrong("'" + word + "' stands for buy and for sell", "Remove one");
            }
        }
        return new MappedField(part.required(members, "column").text(), Quantity.SIDE, 1, false, Map.copyOf(sides));
    }

    private static MappedField number(Part part, Quantity quantity) {
        Map<String, Part> members = part.members(Set.of("column", "unit", "contract"));
        String column = part.required(members, "column").text();
        Part unit = part.required(members, "unit");
        if (!quantity.units().contains(unit.text())) {
            throw unit.wrong(
                    "unknown unit '" + unit.text() + "' for this field",
                    "Known are " + String.join(", ", new TreeSet<>(quantity.units())));
        }
        Part contract = members.get("contract");
        if (unit.text().equals("contracts")) {
            return contracts(column, quantity, part.required(members, "contract"));
        }
        if (contract != null) {
            throw contract.wrong("'contract' is for unit: contracts", "Remove it");
        }
        return new MappedField(
                column, quantity, scale(unit.text(), quantity), unit.text().equals("usd"), Map.of());
    }

    private static MappedField contracts(String column, Quantity quantity, Part contract) {
        Map<String, Part> members = contract.members(Set.of("size", "of"));
        double size = contract.required(members, "size").positiveNumber();
        Part of = contract.required(members, "of");
        if (!Set.of("usd", "base").contains(of.text())) {
            throw of.wrong("unknown unit '" + of.text() + "' of a contract", "Known are base and usd");
        }
        return new MappedField(column, quantity, size, of.text().equals("usd"), Map.of());
    }

    private static double scale(String unit, Quantity quantity) {
        double fraction = switch (unit) {
            case "percent" -> 1e-2;
            case "bps" -> 1e-4;
            default -> 1;
        };
        return quantity == Quantity.PERCENT ? fraction * 100 : fraction;
    }
}
