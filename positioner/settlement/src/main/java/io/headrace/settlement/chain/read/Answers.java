package io.headrace.settlement.chain.read;

import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.rpc.RpcException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The list of `(bool, bytes)` that `aggregate3` gives back, read with every bound checked.
final class Answers {
    private static final int WORD = 32;
    private final Node node;
    private final byte[] bytes;
    private final int list; // where the list's offsets begin
    private final int count;

    Answers(Node node, byte[] bytes) {
        this.node = node;
        this.bytes = bytes;
        int start = number(0);
        this.count = number(start);
        this.list = start + WORD;
    }

    void requireCount(int wanted) {
        if (count != wanted) {
            throw malformed(count + " answers to " + wanted + " questions");
        }
    }

    Reading reading(int index, Question question) {
        int entry = checked((long) list + number(list + (long) index * WORD));
        boolean succeeded = number(entry) != 0;
        int data = checked((long) entry + number(entry + WORD));
        int length = number(data);
        long first = (long) data + WORD;
        if (first + length > bytes.length) {
            throw malformed("an answer that ends too early");
        }
        boolean answered = succeeded && length > 0;
        return new Reading(node, question, answered, answered ? words((int) first, length) : List.of());
    }

    private List<BigInteger> words(int first, int length) {
        List<BigInteger> words = new ArrayList<>(length / WORD);
        for (int at = first; at + WORD <= first + length; at += WORD) {
            words.add(new BigInteger(1, Arrays.copyOfRange(bytes, at, at + WORD)));
        }
        return words;
    }

    /// A number that is a place or a length within the answer.
    private int number(long at) {
        if (at < 0 || at + WORD > bytes.length) {
            throw malformed("an answer that ends too early");
        }
        BigInteger number = new BigInteger(1, Arrays.copyOfRange(bytes, (int) at, (int) at + WORD));
        if (number.bitLength() >= Integer.SIZE || number.intValue() > bytes.length) {
            throw malformed("a place outside of the answer");
        }
        return number.intValue();
    }

    private int checked(long at) {
        if (at > bytes.length) {
            throw malformed("a place outside of the answer");
        }
        return (int) at;
    }

    private RpcException malformed(String words) {
        return RpcException.malformed(node, "aggregate3: " + words);
    }
}
