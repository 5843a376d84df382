package io.headrace.store.source.frame;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.store.source.BadRecord;
import io.headrace.store.source.Frame;
import io.headrace.store.source.text.TextValue;
import org.jspecify.annotations.Nullable;

/// The members of one JSON object or array, read one by one; every getter refuses what cannot be with a
/// [BadRecord] that names the member's path, such as `data.b[3][0]`. Numbers may be written as text.
public final class Members {
    private static final long MILLI_NANOS = 1_000_000L;
    private static final double HIGHEST_PRICE = 1e12;
    private static final double LOWEST_PRICE = 1e-15;
    private static final double LARGEST_SIZE = 1e18;
    private static final double SMALLEST_SIZE = 1e-18;

    private final JsonNode node;
    private final @Nullable Members parent;
    private final String name;
    private final int index;

    private Members(JsonNode node, @Nullable Members parent, String name, int index) {
        this.node = node;
        this.parent = parent;
        this.name = name;
        this.index = index;
    }

    public static Members of(Frame frame) {
        return new Members(frame.json(), null, "", -1);
    }

    /// Whether the object has the member, and it is neither null nor empty text.
    public boolean has(String member) {
        JsonNode value = node.get(member);
        return value != null
                && !value.isNull()
                && !(value.isTextual() && value.textValue().isEmpty());
    }

    public boolean isObject() {
        return node.isObject();
    }

    public boolean isList() {
        return node.isArray();
    }

    /// Whether the member is an object.
    public boolean hasObject(String member) {
        JsonNode value = node.get(member);
        return value != null && value.isObject();
    }

    /// Whether the member is an array.
    public boolean hasList(String member) {
        JsonNode value = node.get(member);
        return value != null && value.isArray();
    }

    /// Whether the element of a list is text.
    public boolean isTextAt(int element) {
        JsonNode value = node.get(element);
        return value != null && value.isTextual();
    }

    /// Whether the element of a list is an object.
    public boolean isObjectAt(int element) {
        JsonNode value = node.get(element);
        return value != null && value.isObject();
    }

    /// Whether the element of a list is a list.
    public boolean isListAt(int element) {
        JsonNode value = node.get(element);
        return value != null && value.isArray();
    }

    public Members object(String member) {
        JsonNode value = required(member);
        if (!value.isObject()) {
            throw refuse(member, "must be an object");
        }
        return new Members(value, this, member, -1);
    }

    /// An array; its elements by [#at].
    public Members list(String member) {
        JsonNode value = required(member);
        if (!value.isArray()) {
            throw refuse(member, "must be a list");
        }
        return new Members(value, this, member, -1);
    }

    /// Number of elements of a list, or of members of an object.
    public int count() {
        return node.size();
    }

    /// An element of a list, itself an object or a list.
    public Members at(int element) {
        JsonNode value = node.get(element);
        Members found = new Members(value == null ? node : value, this, "", element);
        if (value == null) {
            throw found.refuse("is missing");
        }
        return found;
    }

    /// The names of an object's members, in the order they stand.
    public Iterable<String> names() {
        return () -> node.fieldNames();
    }

    public String text(String member) {
        return text(required(member), member);
    }

    /// The text of an element of a list.
    public String text(int element) {
        return at(element).textHere();
    }

    /// The text of the member, or the other where it is absent, null or no text.
    public String textOr(String member, String other) {
        JsonNode value = node.get(member);
        return value != null && value.isTextual() ? value.textValue() : other;
    }

    private String textHere() {
        if (!node.isTextual() || node.textValue().isEmpty()) {
            throw refuse("must be text");
        }
        return node.textValue();
    }

    private String text(JsonNode value, String member) {
        if (!value.isTextual()) {
            throw refuse(member, "must be text");
        }
        if (value.textValue().length() > 256) {
            throw refuse(member, "is too long");
        }
        return value.textValue();
    }

    public boolean flag(String member) {
        JsonNode value = required(member);
        if (!value.isBoolean()) {
            throw refuse(member, "must be true or false");
        }
        return value.booleanValue();
    }

    /// Any finite number.
    public double finite(String member) {
        return child(member).number();
    }

    /// A finite number that is not negative.
    public double notNegative(String member) {
        Members child = child(member);
        double value = child.number();
        if (value < 0) {
            throw child.refuse("must not be negative, was " + value);
        }
        return value;
    }

    /// A price: positive, 1e-15 to 1e12.
    public double price(String member) {
        return child(member).priceHere();
    }

    /// A price in a list.
    public double price(int element) {
        return at(element).priceHere();
    }

    /// A size that is not zero: 1e-18 to 1e18.
    public double size(String member) {
        Members child = child(member);
        double size = child.sizeHere();
        if (size == 0) {
            throw child.refuse("must be positive");
        }
        return size;
    }

    /// A size that may be zero.
    public double sizeOrZero(String member) {
        return child(member).sizeHere();
    }

    /// A size that is negative where something is sold or short.
    public double signedSize(String member) {
        return child(member).signedSizeHere();
    }

    /// The same in a list.
    public double signedSize(int element) {
        return at(element).signedSizeHere();
    }

    private double signedSizeHere() {
        double size = number();
        if (size != 0 && !(Math.abs(size) >= SMALLEST_SIZE && Math.abs(size) <= LARGEST_SIZE)) {
            throw refuse("a size must be 0 or in 1e-18..1e18, was " + size);
        }
        return size;
    }

    /// A size in a list, which may be zero.
    public double sizeOrZero(int element) {
        return at(element).sizeHere();
    }

    private double priceHere() {
        double value = number();
        if (!(value >= LOWEST_PRICE && value <= HIGHEST_PRICE)) {
            throw refuse("a price must be positive and in 1e-15..1e12, was " + value);
        }
        return value;
    }

    private double sizeHere() {
        double value = number();
        if (value != 0 && !(value >= SMALLEST_SIZE && value <= LARGEST_SIZE)) {
            throw refuse("a size must be 0 or in 1e-18..1e18, was " + value);
        }
        return value;
    }

    /// A whole number that fits a long.
    public long integer(String member) {
        return child(member).integerHere();
    }

    /// A whole number in a list.
    public long integer(int element) {
        return at(element).integerHere();
    }

    private long integerHere() {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        long value = node.isTextual() ? TextValue.integer(node.textValue()) : TextValue.NONE;
        if (value == TextValue.NONE) {
            throw refuse("must be a whole number, was " + shown());
        }
        return value;
    }

    /// Nanoseconds of an instant in milliseconds since the epoch.
    public long millis(String member) {
        return child(member).scaled(MILLI_NANOS);
    }

    /// Nanoseconds of an instant in milliseconds, in a list.
    public long millis(int element) {
        return at(element).scaled(MILLI_NANOS);
    }

    /// Nanoseconds of an instant in microseconds since the epoch.
    public long micros(String member) {
        return child(member).scaled(1_000L);
    }

    private long scaled(long unitNanos) {
        long value = integerHere();
        if (value < TextValue.EARLIEST_NANOS / unitNanos || value >= TextValue.LATEST_NANOS / unitNanos) {
            throw refuse("must lie between 2009 and 2100, was " + value);
        }
        return value * unitNanos;
    }

    /// Nanoseconds of an ISO instant, UTC where it has no zone.
    public long iso(String member) {
        String text = text(member);
        long nanos = TextValue.instant(text);
        if (nanos == TextValue.NONE) {
            throw refuse(member, "must be an ISO time between 2009 and 2100, was " + TextValue.quoted(text));
        }
        return nanos;
    }

    /// A refusal of a member, for the parser to throw.
    public BadRecord refuse(String member, String reason) {
        return new BadRecord(path(member), 0, reason);
    }

    /// The same with what a person can do about it.
    public BadRecord refuse(String member, String reason, String remedy) {
        return new BadRecord(path(member), 0, reason, remedy);
    }

    /// A refusal of this object or element.
    public BadRecord refuse(String reason) {
        return new BadRecord(path(), 0, reason);
    }

    private JsonNode required(String member) {
        JsonNode value = node.get(member);
        if (value == null || value.isNull()) {
            throw refuse(member, "is missing");
        }
        return value;
    }

    private Members child(String member) {
        return new Members(required(member), this, member, -1);
    }

    private double number() {
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

    /// The value as found, short and printable.
    private String shown() {
        if (node.isContainerNode()) {
            return node.isArray() ? "a list" : "an object";
        }
        return TextValue.quoted(node.asText());
    }

    private String path(String member) {
        String path = path();
        return path.equals("(message)") ? member : path + "." + member;
    }

    private String path() {
        if (parent == null) {
            return "(message)";
        }
        String before = parent.parent == null ? "" : parent.path();
        if (index >= 0) {
            return before + "[" + index + "]";
        }
        return before.isEmpty() ? name : before + "." + name;
    }
}
