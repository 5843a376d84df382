package io.headrace.store.source.frame;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.store.source.BadRecord;
import io.headrace.store.source.Frame;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The members of one JSON object or array, read one by one; every getter refuses what cannot be with a
/// [BadRecord] that names the member's path, such as `data.b[3][0]`. Numbers may be written as text.
public final class Members {
    private static final long MILLI_NANOS = 1_000_000L;
    private static final long MICRO_NANOS = 1_000L;

    private final Member self;
    private final JsonNode node;

    private Members(Member self) {
        this.self = self;
        this.node = self.node();
    }

    public static Members of(Frame frame) {
        return new Members(Member.root(frame.json()));
    }

    /// Whether the object has the member, and it is neither null nor empty text.
    public boolean has(String member) {
        return is(
                node.get(member),
                value -> !value.isNull()
                        && !(value.isTextual() && value.textValue().isEmpty()));
    }

    public boolean isObject() {
        return node.isObject();
    }

    public boolean isList() {
        return node.isArray();
    }

    /// Whether the member is an object.
    public boolean hasObject(String member) {
        return is(node.get(member), JsonNode::isObject);
    }

    /// Whether the member is an array.
    public boolean hasList(String member) {
        return is(node.get(member), JsonNode::isArray);
    }

    /// Whether the element of a list is text.
    public boolean isTextAt(int element) {
        return is(node.get(element), JsonNode::isTextual);
    }

    /// Whether the element of a list is an object.
    public boolean isObjectAt(int element) {
        return is(node.get(element), JsonNode::isObject);
    }

    /// Whether the element of a list is a list.
    public boolean isListAt(int element) {
        return is(node.get(element), JsonNode::isArray);
    }

    private static boolean is(@Nullable JsonNode value, Predicate<JsonNode> what) {
        return value != null && what.test(value);
    }

    public Members object(String member) {
        Member found = self.named(member);
        if (!found.node().isObject()) {
            throw found.refuse("must be an object");
        }
        return new Members(found);
    }

    /// An array; its elements by [#at].
    public Members list(String member) {
        Member found = self.named(member);
        if (!found.node().isArray()) {
            throw found.refuse("must be a list");
        }
        return new Members(found);
    }

    /// Number of elements of a list, or of members of an object.
    public int count() {
        return node.size();
    }

    /// An element of a list, itself an object or a list.
    public Members at(int element) {
        return new Members(self.element(element));
    }

    /// The names of an object's members, in the order they stand.
    public Iterable<String> names() {
        return () -> node.fieldNames();
    }

    public String text(String member) {
        return self.named(member).text();
    }

    /// The text of an element of a list.
    public String text(int element) {
        return self.element(element).someText();
    }

    /// The text of the member, or the other where it is absent, null or no text.
    public String textOr(String member, String other) {
        JsonNode value = node.get(member);
        return value != null && value.isTextual() ? value.textValue() : other;
    }

    public boolean flag(String member) {
        return self.named(member).flag();
    }

    /// Any finite number.
    public double finite(String member) {
        return self.named(member).finite();
    }

    /// A finite number that is not negative.
    /// The digits of a price or size, without the point and zeros that lead, as they were sent.
    public String digits(String member) {
        String digits = self.named(member).digits();
        int from = 0;
        while (from < digits.length() - 1 && digits.charAt(from) == '0') {
            from++;
        }
        return digits.substring(from);
    }

    public double notNegative(String member) {
        return self.named(member).notNegative();
    }

    /// A price: positive, 1e-15 to 1e12.
    public double price(String member) {
        return self.named(member).price();
    }

    /// A price in a list.
    public double price(int element) {
        return self.element(element).price();
    }

    /// A size that is not zero: 1e-18 to 1e18.
    public double size(String member) {
        return self.named(member).size();
    }

    /// A size that may be zero.
    public double sizeOrZero(String member) {
        return self.named(member).sizeOrZero();
    }

    /// A size in a list, which may be zero.
    public double sizeOrZero(int element) {
        return self.element(element).sizeOrZero();
    }

    /// A size that is negative where something is sold or short.
    public double signedSize(String member) {
        return self.named(member).signedSize();
    }

    /// The same in a list.
    public double signedSize(int element) {
        return self.element(element).signedSize();
    }

    /// A whole number that fits a long.
    public long integer(String member) {
        return self.named(member).integer();
    }

    /// A whole number in a list.
    public long integer(int element) {
        return self.element(element).integer();
    }

    /// Nanoseconds of an instant in milliseconds since the epoch.
    public long millis(String member) {
        return self.named(member).instant(MILLI_NANOS);
    }

    /// Nanoseconds of an instant in milliseconds, in a list.
    public long millis(int element) {
        return self.element(element).instant(MILLI_NANOS);
    }

    /// Nanoseconds of an instant in microseconds since the epoch.
    public long micros(String member) {
        return self.named(member).instant(MICRO_NANOS);
    }

    /// Nanoseconds of an ISO instant, UTC where it has no zone.
    public long iso(String member) {
        return self.named(member).iso();
    }

    /// A refusal of a member, for the parser to throw.
    public BadRecord refuse(String member, String reason) {
        return new BadRecord(self.pathOf(member), 0, reason);
    }

    /// The same with what a person can do about it.
    public BadRecord refuse(String member, String reason, String remedy) {
        return new BadRecord(self.pathOf(member), 0, reason, remedy);
    }

    /// A refusal of this object or element.
    public BadRecord refuse(String reason) {
        return self.refuse(reason);
    }
}
