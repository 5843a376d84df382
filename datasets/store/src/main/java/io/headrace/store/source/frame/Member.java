package io.headrace.store.source.frame;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.store.source.BadRecord;
import io.headrace.store.source.text.TextValue;
import org.jspecify.annotations.Nullable;

/// One value of a message and where it stands there, such as `data.b[3][0]`, which every refusal names. Numbers may
/// be written as text.
final class Member {
    private static final double HIGHEST_PRICE = 1e12;
    private static final double LOWEST_PRICE = 1e-15;
    private static final double LARGEST_SIZE = 1e18;
    private static final double SMALLEST_SIZE = 1e-18;
    private static final int LONGEST_TEXT = 256;

    private final JsonNode node;
    private final @Nullable Member within;
    private final String name;
    private final int index;

    private Member(JsonNode node, @Nullable Member within, String name, int index) {
        this.node = node;
        this.within = within;
        this.name = name;
        this.index = index;
    }

    /// The message itself.
    static Member root(JsonNode message) {
        return new Member(message, null, "", -1);
    }

    /// The member of this object, which must be there.
    Member named(String member) {
        JsonNode value = node.get(member);
        if (value == null || value.isNull()) {
            throw new Member(node, this, member, -1).refuse("is missing");
        }
        return new Member(value, this, member, -1);
    }

    /// The element of this list, which must be there.
    Member element(int element) {
        JsonNode value = node.get(element);
        if (value == null) {
            throw new Member(node, this, "", element).refuse("is missing");
        }
        return new Member(value, this, "", element);
    }

    JsonNode node() {
        return node;
    }

    String text() {
        if (!node.isTextual()) {
            throw refuse("must be text");
        }
        if (node.textValue().length() > LONGEST_TEXT) {
            throw refuse("is too long");
        }
        return node.textValue();
    }

    String someText() {
        if (!node.isTextual() || node.textValue().isEmpty()) {
            throw refuse("must be text");
        }
        return node.textValue();
    }

    boolean flag() {
        if (!node.isBoolean()) {
            throw refuse("must be true or false");
        }
        return node.booleanValue();
    }

    double finite() {
        double value = Double.NaN;
        if (node.isNumber()) {
            value = node.doubleValue() + 0.0; // a negative zero is a zero
        } else if (node.isTextual()) {
            value = TextValue.decimal(node.textValue());
        }
        if (!Double.isFinite(value)) {
            throw refuse("must be a number, was " + shown());
        }
        return value;
    }

    /// The digits of a number as they were sent, without the point.
    String digits() {
        String shown = node.isBigDecimal() ? node.decimalValue().toPlainString() : node.asText();
        return shown.replace(".", "");
    }

    double notNegative() {
        double value = finite();
        if (value < 0) {
            throw refuse("must not be negative, was " + value);
        }
        return value;
    }

    double price() {
        double value = finite();
        if (!(value >= LOWEST_PRICE && value <= HIGHEST_PRICE)) {
            throw refuse("a price must be positive and in 1e-15..1e12, was " + value);
        }
        return value;
    }

    double size() {
        double size = sizeOrZero();
        if (size == 0) {
            throw refuse("must be positive");
        }
        return size;
    }

    double sizeOrZero() {
        return sizeLike(finite(), 1);
    }

    double signedSize() {
        double size = finite();
        return sizeLike(size, Math.signum(size));
    }

    private double sizeLike(double size, double sign) {
        double magnitude = sign * size;
        if (size != 0 && !(magnitude >= SMALLEST_SIZE && magnitude <= LARGEST_SIZE)) {
            throw refuse("a size must be 0 or in 1e-18..1e18, was " + size);
        }
        return size;
    }

    long integer() {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        long value = node.isTextual() ? TextValue.integer(node.textValue()) : TextValue.NONE;
        if (value == TextValue.NONE) {
            throw refuse("must be a whole number, was " + shown());
        }
        return value;
    }

    /// Nanoseconds of an instant given in units of so many nanoseconds since the epoch.
    long instant(long unitNanos) {
        long value = integer();
        if (value < TextValue.EARLIEST_NANOS / unitNanos || value >= TextValue.LATEST_NANOS / unitNanos) {
            throw refuse("must lie between 2009 and 2100, was " + value);
        }
        return value * unitNanos;
    }

    /// Nanoseconds of an ISO instant, UTC where it has no zone.
    long iso() {
        String text = text();
        long nanos = TextValue.instant(text);
        if (nanos == TextValue.NONE) {
            throw refuse("must be an ISO time between 2009 and 2100, was " + TextValue.quoted(text));
        }
        return nanos;
    }

    BadRecord refuse(String reason) {
        return new BadRecord(path(), 0, reason);
    }

    /// Where a member of this object stands, or would stand.
    String pathOf(String member) {
        return within == null ? member : path() + "." + member;
    }

    private String path() {
        if (within == null) {
            return "(message)";
        }
        return index >= 0 ? (within.within == null ? "" : within.path()) + "[" + index + "]" : within.pathOf(name);
    }

    /// The value as found, short and printable.
    private String shown() {
        if (node.isContainerNode()) {
            return node.isArray() ? "a list" : "an object";
        }
        return TextValue.quoted(node.asText());
    }
}
