package io.headrace.store.source.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void everyDecimalBecomesTheNearestDouble() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 200_000; round++) {
            String text = decimal(random);
            assertEquals(Double.parseDouble(text) + 0.0, parsed(text), 0, text);
        }
    }

    @Test
    void whatIsNoDecimalIsNotANumber() {
        for (String bad : List.of(
                "",
                ".",
                "-",
                "+",
                "e5",
                "1e",
                "1e+",
                "1.2.3",
                "NaN",
                "Infinity",
                "0x10",
                "1f",
                "1d",
                " 1",
                "1 ",
                "1_0",
                "--1",
                "1,5",
                "\u0661",
                "1e5.0")) {
            assertTrue(Double.isNaN(parsed(bad)), bad);
        }
    }

    @Test
    void numbersBeyondTheRangeAreInfiniteOrZero() {
        assertEquals(Double.POSITIVE_INFINITY, parsed("1e999"), 0);
        assertEquals(Double.POSITIVE_INFINITY, parsed("9".repeat(400)), 0);
        assertEquals(0, parsed("1e-999"), 0);
        assertEquals("0.0", String.valueOf(parsed("-0")));
        assertEquals("0.0", String.valueOf(parsed("-0e-400")));
    }

    @Test
    void wholeNumbersHaveAtMostEighteenDigits() {
        assertEquals(123456789012345678L, integer("123456789012345678"));
        assertEquals(-5, integer("-5"));
        for (String bad : List.of("", "-", "1.0", "1e3", "1234567890123456789", "+5", "\u0661")) {
            assertEquals(Numbers.NO_INTEGER, integer(bad), bad);
        }
    }

    private static String decimal(SplittableRandom random) {
        BigInteger digits = BigInteger.valueOf(random.nextLong()).abs();
        int keep = random.nextInt(1, 20);
        String text = digits.toString();
        digits = new BigInteger(text.substring(0, Math.min(keep, text.length())));
        BigDecimal value = new BigDecimal(digits, random.nextInt(-3, 28));
        String shown = random.nextBoolean() ? value.toPlainString() : value.toString();
        return (random.nextBoolean() ? "-" : "") + (random.nextInt(4) == 0 ? "00" : "") + shown;
    }

    private static double parsed(String text) {
        char[] around = ("7" + text + "7").toCharArray();
        return Numbers.decimal(around, 1, 1 + text.length());
    }

    private static long integer(String text) {
        return Numbers.integer(text.toCharArray(), 0, text.length());
    }
}
