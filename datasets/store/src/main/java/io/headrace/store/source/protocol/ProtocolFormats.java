package io.headrace.store.source.protocol;

import io.headrace.store.source.SourceFormat;
import io.headrace.store.source.table.ListedColumns;
import java.util.List;
import java.util.stream.Stream;

/// The tables of protocol state.
public final class ProtocolFormats {
    private ProtocolFormats() {}

    public static List<SourceFormat> all() {
        return Stream.of(PoolTables.all(), GasTables.all(), others())
                .flatMap(List::stream)
                .toList();
    }

    private static List<SourceFormat> others() {
        return List.of(
                ListedColumns.of(
                        "aave-v3-daily",
                        "every Aave v3 reserve once a day, by th3nolo/aave-v3-data",
                        AaveDaily.HEADER,
                        (file, output) -> new AaveDaily(output)),
                ListedColumns.of(
                                "uniswap-v3-minute",
                                "Uniswap v3 USDC/WETH 0.05 % on Polygon, by minute",
                                UniswapMinute.HEADER,
                                (file, output) -> new UniswapMinute(output))
                        .inFilesNamed("usdc_weth_005"),
                ListedColumns.of(
                        "morpho-flows",
                        "Morpho Blue flows and vault reallocations on Base",
                        MorphoFlows.HEADER,
                        (file, output) -> new MorphoFlows(output)),
                ListedColumns.of(
                        "morpho-coverage",
                        "times that the Morpho flows cover",
                        MorphoCoverage.HEADER,
                        (file, output) -> new MorphoCoverage(output)),
                ListedColumns.of(
                        "morpho-liquidations",
                        "Morpho Blue liquidations on Base",
                        MorphoLiquidations.HEADER,
                        (file, output) -> new MorphoLiquidations(output)),
                ListedColumns.of(
                        "nomad-withdrawals",
                        "transfers through the Nomad bridge with their latency",
                        NomadWithdrawals.HEADER,
                        (file, output) -> new NomadWithdrawals(output)),
                ListedColumns.of(
                        "chain-facts",
                        "gas, prices, pools and confirmations as a desk read them from chains",
                        ChainFacts.HEADER,
                        (file, output) -> new ChainFacts(output)),
                ListedColumns.of(
                        "fear-greed-daily",
                        "crypto fear and greed index, daily",
                        FearGreedDaily.HEADER,
                        (file, output) -> new FearGreedDaily(output)));
    }
}
