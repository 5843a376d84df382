package io.headrace.store.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.problem.Progress;
import io.headrace.store.check.finding.FindingGroup;
import io.headrace.store.check.finding.FindingKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each trap that people found when they opened the real files, one test for each line of their list.
class RealTrapsTest {
    private static final Map<String, CheckReport> REPORTS = new HashMap<>();

    @Test
    void negativeReservesAndPinnedUtilizationOfGmxV1() {
        CheckReport report = report("gmx_v1_avalanche_1m");
        says(report, FindingKind.STUCK, "gmx-v1-avalanche btc.b utilization: is about 1 in all 7,200 rows");
        says(report, FindingKind.STUCK, "gmx-v1-avalanche mim utilization: is 0 in all 7,200 rows");
        says(report, FindingKind.IMPOSSIBLE, "gmx-v1-avalanche usdc.e: reserved amount must not be negative");
        says(report, FindingKind.IMPOSSIBLE, "usdc: ");
        assertTrue(group(report, FindingKind.IMPOSSIBLE).stream()
                .noneMatch(finding -> finding.first().toString().contains("weth")));
    }

    @Test
    void missingAccumulatorsEmptyColumnAndOpenInterestBeyondThePoolOfGmxV2() {
        CheckReport report = report("gmx_v2_arbitrum_1m");
        says(report, FindingKind.EMPTY, "column virtualInventoryForPositions is empty in all 4320 rows");
        says(report, FindingKind.MISSING_COLUMN, "column cumulativeBorrowingFactorLong is empty in 1440 of 4320 rows");
        says(report, FindingKind.SUSPICIOUS, "open interest is 1.6");
        assertEquals(1440, report.count(FindingKind.SUSPICIOUS), report::text);
    }

    @Test
    void partialCoverageAndRawUnitsOfMorpho() {
        CheckReport report = report("morpho_blue_base");
        says(report, FindingKind.PARTIAL_COVERAGE, "Supply events were not downloaded: none there means unknown");
        says(report, FindingKind.UNIT, "amounts are raw units of each market's own token");
    }

    @Test
    void ratiosOfNextToNoDebtOfAave() {
        CheckReport report = report("aave_v3_daily");
        assertEquals(9_180, report.count(FindingKind.UNRELIABLE), report::text);
    }

    @Test
    void floorAndTailOfNomad() {
        CheckReport report = report("bridge_nomad_2022");
        says(report, FindingKind.HEAVY_TAIL, "none took less than 1,860 s");
    }

    @Test
    void threeGapsOfUniswap() {
        CheckReport report = report("uniswap_v3_polygon_1m");
        says(report, FindingKind.GAP, "2 min without a row before 2022-07-24T00:01:00Z; usual step 1 min");
        says(report, FindingKind.GAP, "2022-08-02T00:01:00Z");
        says(report, FindingKind.GAP, "2022-08-08T00:01:00Z");
        assertEquals(3 * 3, report.count(FindingKind.GAP), "each of three measures has the same three gaps");
    }

    @Test
    void spikeOfTheGasPrice() {
        says(report("aave_v3_polygon_1m"), FindingKind.OUTLIER, "9,558 is ");
    }

    @Test
    void opensOutsideTheirBarsAndMinutesWithoutATradeOfBitmex() {
        CheckReport report = report("bitmex_xbtusd_1m");
        assertEquals(9_814, report.count(FindingKind.OPEN_OUTSIDE), report::text);
        assertEquals(3, report.count(FindingKind.EMPTY), report::text);
    }

    @Test
    void jitterAndTheBoundOfFunding() {
        CheckReport report = report("perp_venues_1h");
        says(report, FindingKind.JITTER, "binance: ");
        says(report, FindingKind.JITTER, "to +20 ms");
        says(report, FindingKind.CLIPPED, "never above 0.0025, met once, a round number where the others are not");
    }

    @Test
    void gapsOfHyperliquidAndItsLittleOverlap() {
        CheckReport report = report("perp_venues_1h");
        says(report, FindingKind.GAP, "hyperliquid BTC: 11 h without a row before");
        says(
                report,
                FindingKind.OVERLAP,
                "hyperliquid BTC: bars and open interest share only 2025-03-08 to 2025-04-17");
        says(
                report,
                FindingKind.OVERLAP,
                "hyperliquid DOGE: bars and open interest share only 2025-03-08 to 2025-04-18");
    }

    /// The given part of the file has no gap: its 19 hours are taken out here.
    @Test
    void aGapOfNineteenHoursInOpenInterest(@TempDir Path folder) throws IOException {
        says(report("perp_venues_1h"), FindingKind.GAP, "hyperliquid BTC: 11 h without");
        Path file = Path.of(System.getenv("HEADRACE_REAL_DATA")).resolve("perp_venues_1h/open_interest_1h.csv.gz");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            String kept = lines.lines()
                    .filter(line -> !line.matches("2025-05-02T(0[4-9]|1\\d|2[0-1]):.*"))
                    .collect(Collectors.joining("\n", "", "\n"));
            Files.writeString(folder.resolve("open_interest_1h.csv"), kept);
        }
        says(
                RawCheck.check(folder, Progress.SILENT),
                FindingKind.GAP,
                "hyperliquid BTC: 19 h without a row before 2025-05-02T22:00:00Z; usual step 1 h");
    }

    @Test
    void candlesAreStampedAtTheirOpen() {
        CheckReport report = report("perp_venues_1h");
        assertTrue(
                report.facts().stream()
                        .anyMatch(fact -> fact.matches("99\\.\\d+ % of \\d+ traded prices lie inside.*")),
                () -> report.facts().toString());
        assertEquals(0, report.count(FindingKind.BAR_STAMP));
    }

    @Test
    void exactGridOfEightHours() {
        CheckReport report = report("cex_perp_spot_8h");
        assertTrue(
                report.facts().stream()
                        .anyMatch(fact -> fact.contains("bars of 18 series stand on the exact grid of 8 h")),
                () -> report.facts().toString());
    }

    @Test
    void receivingClockBehindAndNoSequenceGapOfBinance() {
        CheckReport report = report("binance_raw_20240808");
        says(report, FindingKind.CLOCK_SKEW, "1.27");
        assertEquals(0, report.count(FindingKind.SEQUENCE_BREAK), report::text);
    }

    private static CheckReport report(String folder) {
        String data = System.getenv("HEADRACE_REAL_DATA");
        Assumptions.assumeTrue(data != null, "HEADRACE_REAL_DATA is not set: real-data test skipped");
        return REPORTS.computeIfAbsent(
                folder, name -> RawCheck.check(Path.of(data).resolve(name), Progress.SILENT));
    }

    private static List<FindingGroup> group(CheckReport report, FindingKind kind) {
        return report.groups().stream().filter(group -> group.kind() == kind).toList();
    }

    private static void says(CheckReport report, FindingKind kind, String words) {
        assertTrue(
                group(report, kind).stream()
                        .flatMap(group -> group.first().stream())
                        .anyMatch(finding -> finding.what().contains(words)),
                () -> kind + " '" + words + "' is not in\n" + report.text());
    }
}
