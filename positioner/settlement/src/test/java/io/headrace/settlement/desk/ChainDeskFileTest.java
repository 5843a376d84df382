package io.headrace.settlement.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.chain.watch.ChainProfile.Finality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The settings that docs/chains.md shows are settings, and what is wrong in them is one sentence.
class ChainDeskFileTest {
    private static final String MARK = "<!-- settings: read by ChainDeskFileTest -->\n```yaml\n";

    @TempDir
    Path folder;

    private String shown = "";

    @BeforeEach
    void readPage() throws IOException {
        String page = Files.readString(
                Path.of("../../docs/chains.md").toAbsolutePath().normalize());
        int from = page.indexOf(MARK) + MARK.length();
        shown = page.substring(from, page.indexOf("```\n", from));
    }

    private ChainDeskSettings read(String text) throws IOException {
        return ChainDeskSettings.load(Files.writeString(folder.resolve("chains.yaml"), text));
    }

    private Problem refused(String from, String to) {
        assertTrue(shown.contains(from), from);
        return assertThrows(ProblemException.class, () -> read(shown.replace(from, to)))
                .problem();
    }

    @Test
    void whatThePageShowsIsRead() throws IOException {
        ChainDeskSettings desk = read(shown);
        assertEquals("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48", desk.tokenOf("treasury"));
        assertEquals("0xaf88d065e77c8cc2239327c5edb3a432268e5831", desk.tokenOf("alpha"));
        assertEquals(9, desk.token().on(42161).balances());
        assertEquals(
                Finality.Tagged.class,
                desk.chains().getFirst().profile().finality().getClass());
        assertEquals(100_000_000, desk.limits().stray());
    }

    @Test
    void aGiftIsAHundredDollarsWhereNothingIsSaid() throws IOException {
        assertEquals(
                100_000_000,
                read(shown.replaceAll("  stray_usd: 100 .*\n", "")).limits().stray());
        assertEquals("HR-3005", refused("stray_usd: 100 ", "stray_usd: -1 ").code());
    }

    @Test
    void oneTokenWhereNothingIsSaid() throws IOException {
        ChainDeskSettings desk = read(shown.replaceAll("  elsewhere: .*\n", ""));
        assertEquals(desk.tokenOf("treasury"), desk.tokenOf("alpha"));
    }

    @Test
    void aWrongTokenIsOneSentence() {
        String there = "{chain_id: 42161, address: \"0xaf88d065e77c8cc2239327c5edb3a432268e5831\"}]";
        Problem twice = refused("elsewhere: [" + there, "elsewhere: [" + there.replace("]", ", ") + there);
        assertEquals("HR-3005", twice.code());
        assertTrue(twice.sentence().contains("twice"), twice.sentence());
        assertEquals("HR-3005", refused("decimals: 6 ", "decimals: 18 ").code());
        assertEquals(
                "HR-3005",
                refused("0xaf88d065e77c8cc2239327c5edb3a432268e5831\"}]   #", "0x12\"}]   #")
                        .code());
        assertEquals(
                "HR-3003",
                refused("elsewhere: [{", "elsewhere: [{decimals: 6, ").code());
    }
}
