package io.headrace.store.source.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.EventKind;
import io.headrace.market.problem.Problem;
import io.headrace.store.source.BadRecord;
import io.headrace.store.source.Frame;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.binance.BinanceStreamFormat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How lines become messages, and what is said of those that cannot be.
class FrameReaderTest {
    private static final String TRADE =
            "{\"e\":\"trade\",\"E\":1700000000050,\"T\":1700000000040,\"s\":\"BTCUSDT\",\"t\":7,\"p\":\"35000\","
                    + "\"q\":\"1\",\"X\":\"MARKET\",\"m\":false}";

    private static ReadFrames read(String text) {
        return ReadFrames.ofText(new BinanceStreamFormat(), text);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "p":"35000"      | "p":"-1"                | capture:2, field p     | a price must be positive
            "p":"35000"      | "p":"NaN"               | capture:2, field p     | must be a number, was 'NaN'
            "p":"35000"      | "p":"0x1p3"             | capture:2, field p     | must be a number
            "p":"35000"      | "p":1e999               | capture:2, field p     | must be a number
            "p":"35000"      | "p":null                | capture:2, field p     | is missing
            "p":"35000"      | "p":["35000"]           | capture:2, field p     | must be a number, was a list
            "q":"1"          | "q":"0"                 | capture:2, field q     | must be positive
            "q":"1"          | "q":"1e300"             | capture:2, field q     | a size must be
            "T":1700000000040 | "T":17                 | capture:2, field T     | must lie between 2009 and 2100
            "T":1700000000040 | "T":99999999999999999999999 | capture:2, field T | must be a whole number
            "E":1700000000050 | "E":1800000000050      | capture:2, field time  | ahead of the receipt
            "s":"BTCUSDT"    | "s":""                  | capture:2, field s     | is not a symbol
            "s":"BTCUSDT"    | "s":"BTC USDT"          | capture:2, field s     | is not a symbol
            "m":false        | "m":"no"                | capture:2, field m     | must be true or false
            "m":false}       | "m":false               | capture:2:132          | the JSON text breaks off
            "m":false}       | "m":false}{}            | capture:2:13          | is not JSON
            "m":false}       | "m":false,"m":true}     | capture:2              | is not JSON: Duplicate field
            """)
    void aRefusalNamesTheLineTheFieldAndTheReason(String sound, String damaged, String where, String reason) {
        String line = "1700000000100000000 " + TRADE;
        var read = read(line + "\n" + line.replace(sound, damaged) + "\n" + line.replace("\"t\":7", "\"t\":8") + "\n");
        assertEquals(1, read.problems().size(), () -> read.problems().toString());
        Problem problem = read.problems().getFirst();
        assertTrue(problem.where().startsWith(where.strip()), problem::where);
        assertTrue(problem.what().startsWith(reason.strip()) || problem.what().contains(reason.strip()), problem::what);
        assertEquals(2, read.count(EventKind.TRADE), "the lines around it are read");
    }

    @Test
    void aLineThatIsNoMessageIsRefused() {
        assertEquals("capture:1", read("hello\n").problems().getFirst().where());
        assertEquals(
                "the line is no message: it begins with '\\u0000'",
                read("\u0000\u0000\n").problems().getFirst().what());
    }

    @Test
    void aReceiptThatCannotBeIsRefused() {
        assertTrue(read("17 " + TRADE).problems().getFirst().where().contains("time of receipt"));
        assertTrue(read("99999999999999999999 " + TRADE)
                .problems()
                .getFirst()
                .where()
                .contains("time of receipt"));
        assertTrue(read("1700000000.5 " + TRADE).problems().getFirst().where().contains("time of receipt"));
    }

    @Test
    void nestingAndLengthAreBounded() {
        String deep = "[".repeat(100_000);
        assertTrue(read("1700000000100000000 " + deep + "\n")
                .problems()
                .getFirst()
                .what()
                .contains("more than a message"));
        String longText = "{\"e\":\"" + "x".repeat(100_000) + "\"}";
        assertTrue(read("1700000000100000000 " + longText)
                .problems()
                .getFirst()
                .what()
                .contains("more than a message"));
    }

    @Test
    void aLineLongerThanTheBoundIsRefusedAndTheNextIsRead() {
        String text = "{" + " ".repeat(FrameLines.LONGEST_LINE + 5) + "}\n1700000000100000000 " + TRADE + "\n";
        var read = read(text);
        assertEquals(1, read.problems().size());
        assertEquals(1, read.count(EventKind.TRADE));
    }

    @Test
    void aLineCutByItsCapturerIsPassedOver() {
        String start = "1700000000.25: {\"stream\":\"btcusdt@depth\",\"data\":{\"e\":\"depthUpdate\",\"b\":[";
        String cut = (start + "[\"1\",\"2\"],".repeat(1000)).substring(0, FrameReader.CUT_AT);
        var read = read(cut + "\n1700000000.5: " + TRADE + "\n");
        assertEquals(List.of(), read.problems());
        assertEquals(1, read.count(Oddity.CUT_SHORT));
        assertEquals(1, read.count(EventKind.TRADE));
        assertEquals(
                1, read(cut.substring(0, 3_990) + "\n").problems().size(), "a broken line of another length is damage");
    }

    @Test
    void oneDocumentMayTakeManyLines() {
        var read = read(TRADE.replace(",", ",\n  ") + "\n");
        assertEquals(List.of(), read.problems());
        assertEquals(1, read.count(EventKind.TRADE));
    }

    @Test
    void aRefusedMessageTellsNothing() {
        List<Problem> problems = new ArrayList<>();
        var half = new ReadFrames() {
            @Override
            public void refused(long line, Problem problem) {
                problems.add(problem);
            }
        };
        var feed = new FrameFeed(
                line -> "connection test, frame " + line,
                output -> frame -> {
                    output.event(new io.headrace.market.event.Sentiment(
                            new io.headrace.market.event.Instrument("a", "b"), 1, 1, output.nextSequence(), 5));
                    throw new BadRecord("x[1]", 0, "must not be");
                },
                half);
        feed.message(12, Frame.UNKNOWN, "{}");
        assertEquals(List.of(), half.events());
        assertEquals(
                "connection test, frame 12, field x[1]", problems.getFirst().where());
    }

    @Test
    void linesAreFoundWhateverTheReaderGivesAtOnce() {
        String text = ("1700000000100000000 " + TRADE + "\r\n").repeat(3) + "\n\n" + "1700000000100000000 " + TRADE;
        var slow = new java.io.StringReader(text) {
            @Override
            public int read(char[] buffer, int from, int length) throws java.io.IOException {
                return super.read(buffer, from, Math.min(length, 3));
            }
        };
        var read = ReadFrames.of(new BinanceStreamFormat(), "slow", slow);
        assertEquals(List.of(), read.problems());
        assertEquals(3, read.count(Oddity.EXACT_DUPLICATE));
        assertEquals(1, read.count(EventKind.TRADE));
    }
}
