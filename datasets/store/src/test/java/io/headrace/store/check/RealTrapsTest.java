package io.headrace.store.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.problem.Progress;
import io.headrace.store.check.finding.FindingGroup;
import io.headrace.store.check.finding.FindingKind;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

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

    private static CheckReport report(String folder) {
        String data = System.getenv("HEADRACE_REAL_DATA");
        Assumptions.assumeTrue(data != null, "HEADRACE_REAL_DATA is not set: real-data test skipped");
        return REPORTS.computeIfAbsent(
                folder, name -> DatasetCheck.check(Path.of(data).resolve(name), Progress.SILENT));
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
