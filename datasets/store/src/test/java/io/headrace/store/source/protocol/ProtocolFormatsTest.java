package io.headrace.store.source.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.BridgeTransfer;
import io.headrace.market.event.GasPrice;
import io.headrace.market.event.GasUnit;
import io.headrace.market.event.PoolAction;
import io.headrace.market.event.PoolFlow;
import io.headrace.market.event.PoolMeasure;
import io.headrace.market.event.PoolState;
import io.headrace.market.event.Sentiment;
import io.headrace.market.event.StreamGap;
import io.headrace.market.event.TradingStatus;
import io.headrace.market.event.VenueStatus;
import io.headrace.store.formats.SourceFormats;
import io.headrace.store.source.reading.Heard;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtocolFormatsTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final String MARKET = "0x" + "ab12".repeat(16);

    @TempDir
    Path folder;

    @Test
    void readsAVaultsMeasuresAndLeavesOutWhatIsNotRecorded() {
        Heard heard = read(
                "vault_tokens_1m.csv",
                "ts,token,price_usd,pool_amount,reserved_amount,guaranteed_usd,usdg,short_size_usd,short_avg_price,"
                        + "utilization\n2024-10-01T00:00:00Z,weth,0.0,1300.5,-61.2,116485.5,34.1,,,0.0458\n");
        List<PoolState> states = states(heard);
        assertEquals(
                List.of(
                        PoolMeasure.POOL_AMOUNT,
                        PoolMeasure.RESERVED_AMOUNT,
                        PoolMeasure.GUARANTEED_USD,
                        PoolMeasure.UTILIZATION),
                states.stream().map(PoolState::measure).toList());
        assertEquals(-61.2, states.get(1).value());
        assertEquals("gmx-v1-avalanche", states.getFirst().instrument().venue());
        assertEquals(nanos("2024-10-01T00:00:00Z") + MINUTE, states.getFirst().knownNanos());
        String notes = heard.notes().toString();
        assertTrue(notes.contains("EMPTY_FIELD column short_size_usd is empty in all 1 rows"), notes);
        assertTrue(notes.contains("EMPTY_FIELD column price_usd is 0 in 1 rows: taken as not recorded"), notes);
    }

    @Test
    void leavesOutAUtilizationImpliedByNextToNoDebt() {
        String row =
                "2025-07-22T21:38:59.079868+00:00,base,%s,%s,%s,0.0075,0.5,0.15,0,640,0.73,0.78,1.001,1.009,1,%s,1\n";
        Heard heard = read(
                "reserves_daily.csv",
                AaveDaily.HEADER + "\n" + String.format(row, "USDC", "0xaaaaaaaaaa", "0.000567", "0")
                        + String.format(row, "USDC", "0xbbbbbbbbbb", "0.000002", "1"));
        List<PoolState> states = states(heard);
        assertEquals(1, count(states, PoolMeasure.UTILIZATION));
        assertEquals(0, count(states, PoolMeasure.SUPPLY_CAP), "a cap of 0 is no cap");
        assertEquals(2, count(states, PoolMeasure.BORROW_CAP));
        assertEquals(1, heard.notes().size(), () -> heard.notes().toString());
        assertTrue(heard.notes().getFirst().startsWith("3 UNRELIABLE aave-v3-base USDC:0xbbbbbb: implied"));
        List<TradingStatus> statuses = heard.events().stream()
                .filter(VenueStatus.class::isInstance)
                .map(event -> ((VenueStatus) event).status())
                .toList();
        assertEquals(List.of(TradingStatus.OPEN, TradingStatus.REDUCE_ONLY), statuses);
        assertEquals(nanos("2025-07-22T21:38:59.079868Z"), states.getFirst().knownNanos());
    }

    @Test
    void turnsRawAmountsOfAKnownPairIntoTokens() {
        Heard heard = read(
                "usdc_weth_005_1m.csv",
                UniswapMinute.HEADER + "\n2022-07-19T00:00:00Z,-30361565484,19253165598944715626,202693,202656,202649,"
                        + "202697,23814930590,34314688834673185254,422680516552367239\n");
        List<PoolFlow> flows = heard.events().stream()
                .filter(PoolFlow.class::isInstance)
                .map(PoolFlow.class::cast)
                .toList();
        assertEquals(4, flows.size());
        assertEquals(23_814.930590, flows.get(0).amount(), 1e-6);
        assertEquals(23_814.930590 + 30_361.565484, flows.get(1).amount(), 1e-6);
        assertEquals(PoolAction.SWAP_OUT, flows.get(1).action());
        assertEquals(34.314688834673185, flows.get(2).amount(), 1e-12);
        PoolState price = states(heard).get(1);
        assertEquals(PoolMeasure.PRICE_USD, price.measure());
        assertEquals(1e12 / Math.exp(202_693 * Math.log(1.0001)), price.value(), 1e-6);
    }

    @Test
    void keepsRawUnitsRawAndTellsACuratorsMovesInTokens() {
        String head = MorphoFlows.HEADER + "\n2025-10-31T00:00:03Z,1,2,";
        Heard flows = read("flows.csv", head + "Supply," + MARKET + ",1867753\n");
        PoolFlow supply = (PoolFlow) flows.events().getFirst();
        assertEquals("raw", supply.unit());
        assertEquals(1_867_753, supply.amount());
        assertTrue(flows.notes().getFirst().startsWith("2 UNKNOWN_UNIT amounts are raw units"));
        Heard moves = read("moves.csv", head + "ReallocateWithdraw," + MARKET + ",263100\n");
        PoolFlow withdrawal = (PoolFlow) moves.events().getFirst();
        assertEquals(PoolAction.WITHDRAW, withdrawal.action());
        assertEquals("USDC", withdrawal.unit());
        assertEquals(0.2631, withdrawal.amount());
        assertEquals(
                "event",
                read("odd.csv", head + "Burn," + MARKET + ",1\n")
                        .problem()
                        .where()
                        .replaceAll(".* ", ""));
    }

    @Test
    void tellsTimesOutsideTheCoverageAsGaps() {
        Heard heard = read(
                "flows_coverage.csv",
                MorphoCoverage.HEADER + "\nBorrow,2025-10-31T00:00:00Z,2025-10-31T09:00:00Z,364,9\n"
                        + "Borrow,2025-10-31T20:00:00Z,2025-11-01T00:00:00Z,234,4\n"
                        + "Supply,2025-10-31T00:00:00Z,2025-10-31T23:00:00Z,1,23\n");
        List<StreamGap> gaps =
                heard.events().stream().map(StreamGap.class::cast).toList();
        assertEquals(2, gaps.size());
        assertEquals(nanos("2025-10-31T09:00:00Z"), gaps.get(0).eventNanos());
        assertEquals(nanos("2025-10-31T20:00:00Z"), gaps.get(0).knownNanos());
        assertTrue(gaps.get(1).reason().startsWith("Supply events were not downloaded"));
    }

    @Test
    void keepsAGasPricesUnitAndPeriod() {
        Heard hourly = read(
                "gas_hourly.csv", "ts,chain,gas_usd_per_tx,median_gas_usd\n2024-04-22T00:00:00Z,arbitrum,0.0104,\n");
        GasPrice mean = (GasPrice) hourly.events().getFirst();
        assertEquals(1, hourly.events().size(), "an empty median is unknown");
        assertEquals(GasUnit.USD_MEAN, mean.unit());
        assertEquals(60 * MINUTE, mean.knownNanos() - mean.eventNanos());
        Heard minute = read("gas_price_1m.csv", "ts,gas_price_gwei\n2023-08-14T00:00:00Z,53.08\n");
        assertEquals(GasTables.UNSTATED, minute.events().getFirst().instrument().venue());
        assertEquals(1, minute.notes().size());
    }

    @Test
    void tellsARoutesLatency() {
        String row = "2022-01-11T12:55:36Z,2022-01-11T13:27:41Z,%s,1650811245,6648936,0xacc1,0xba8d75baccc4,1,8.97\n";
        Heard heard = read("withdrawals.csv", NomadWithdrawals.HEADER + "\n" + String.format(row, "1925"));
        BridgeTransfer transfer = (BridgeTransfer) heard.events().getFirst();
        assertEquals("moonbeam>ethereum", transfer.instrument().venue());
        assertEquals(1925, transfer.latencySeconds());
        Heard wrong = read("withdrawals.csv", NomadWithdrawals.HEADER + "\n" + String.format(row, "1926"));
        assertTrue(wrong.problem().what().contains("must be dst_ts less orig_ts"), wrong.problem()::sentence);
    }

    @Test
    void aTransferOfUnknownValueIsNotOneOfZero() {
        String row = "2022-01-11T12:55:36Z,2022-01-11T13:27:41Z,1925,1650811245,6648936,0xacc1,0xba8d75baccc4,1,%s\n";
        Heard heard = read(
                "withdrawals.csv",
                NomadWithdrawals.HEADER + "\n" + String.format(row, "") + String.format(row, "8.97"));
        assertEquals(1, heard.events().size());
        assertEquals(1, heard.notes().size());
        assertTrue(heard.notes().getFirst().contains("value_usd is empty"), heard.notes()::toString);
    }

    @Test
    void knowsADailyIndexAtTheEndOfItsDay() {
        Heard heard = read("fear_greed_daily.csv", "date,fng\n2018-02-01,30\n2018-02-30,15\n2018-02-03,101\n");
        Sentiment score = (Sentiment) heard.events().getFirst();
        assertEquals(nanos("2018-02-01T00:00:00Z"), score.eventNanos());
        assertEquals(nanos("2018-02-02T00:00:00Z"), score.knownNanos());
        assertEquals(2, heard.problems().size());
    }

    private Heard read(String name, String text) {
        Path file = Heard.write(folder, name, text);
        return Heard.of(file, SourceFormats.of(file).orElseThrow().name());
    }

    private static List<PoolState> states(Heard heard) {
        return heard.events().stream()
                .filter(PoolState.class::isInstance)
                .map(PoolState.class::cast)
                .toList();
    }

    private static long count(List<PoolState> states, PoolMeasure measure) {
        return states.stream().filter(state -> state.measure() == measure).count();
    }

    private static long nanos(String instant) {
        Instant time = Instant.parse(instant);
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }
}
