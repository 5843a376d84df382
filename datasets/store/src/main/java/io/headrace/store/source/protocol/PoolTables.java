package io.headrace.store.source.protocol;

import io.headrace.market.event.PoolMeasure;
import io.headrace.store.source.SourceFormat;
import io.headrace.store.source.protocol.PoolColumns.Layout;
import io.headrace.store.source.protocol.PoolColumns.Measure;
import io.headrace.store.source.table.ListedColumns;
import java.util.List;

/// Pools by the minute, as demeter (zelos-alpha/demeter) publishes them.
final class PoolTables {
    private static final String GMX_V1_VAULT = "ts,token,price_usd,pool_amount,reserved_amount,guaranteed_usd,usdg,"
            + "short_size_usd,short_avg_price,utilization";
    private static final String GMX_V1_GLP = "ts,glp_supply,aum_usd,glp_price";
    private static final String GMX_V2 =
            "ts,marketTokensSupply,poolValue,longAmount,shortAmount,pendingPnl,realizedPnl,"
                    + "realizedProfit,virtualSwapInventoryLong,virtualSwapInventoryShort,impactPoolAmount,longPrice,"
                    + "shortPrice,indexPrice,openInterestLong,openInterestShort,openInterestInTokensLong,"
                    + "openInterestInTokensShort,openInterestLongIsLong,openInterestLongNotLong,openInterestShortIsLong,"
                    + "openInterestShortNotLong,virtualInventoryForPositions,cumulativeBorrowingFactorLong,"
                    + "cumulativeBorrowingFactorShort,longTokenFundingFeeAmountPerSizeLong,"
                    + "longTokenFundingFeeAmountPerSizeShort,shortTokenFundingFeeAmountPerSizeLong,"
                    + "shortTokenFundingFeeAmountPerSizeShort,longTokenClaimableFundingAmountPerSizeLong,"
                    + "longTokenClaimableFundingAmountPerSizeShort,shortTokenClaimableFundingAmountPerSizeLong,"
                    + "shortTokenClaimableFundingAmountPerSizeShort,positionImpactPoolAmount";
    private static final String AAVE_V3 = "ts,reserve,liquidity_rate,stable_borrow_rate,variable_borrow_rate,"
            + "liquidity_index,variable_borrow_index,ratio_liq_over_borrow";

    private PoolTables() {}

    static List<SourceFormat> all() {
        return List.of(
                table("gmx-v1-vault", "GMX v1 vault on Avalanche, by token and minute", GMX_V1_VAULT, gmxV1Vault()),
                table("gmx-v1-glp", "GMX v1 liquidity token on Avalanche, by minute", GMX_V1_GLP, gmxV1Glp()),
                table("gmx-v2-market", "GMX v2 market ETH/USD on Arbitrum, by minute", GMX_V2, gmxV2())
                        .inFilesNamed("market_eth_usd"),
                table("aave-v3-minute", "Aave v3 reserves on Polygon, by minute", AAVE_V3, aaveV3()));
    }

    private static ListedColumns table(String name, String about, String header, Layout layout) {
        return ListedColumns.of(name, about, header, (file, output) -> new PoolColumns(layout, output));
    }

    private static Layout gmxV1Vault() {
        List<String> header = columns(GMX_V1_VAULT);
        return new Layout(
                "gmx-v1-avalanche",
                header,
                header.indexOf("token"),
                "",
                List.of(
                        Measure.of(header, "price_usd", PoolMeasure.PRICE_USD),
                        Measure.of(header, "pool_amount", PoolMeasure.POOL_AMOUNT),
                        Measure.of(header, "reserved_amount", PoolMeasure.RESERVED_AMOUNT),
                        Measure.of(header, "guaranteed_usd", PoolMeasure.GUARANTEED_USD),
                        Measure.of(header, "short_size_usd", PoolMeasure.SHORT_USD),
                        Measure.of(header, "utilization", PoolMeasure.UTILIZATION)));
    }

    private static Layout gmxV1Glp() {
        List<String> header = columns(GMX_V1_GLP);
        return new Layout(
                "gmx-v1-avalanche",
                header,
                -1,
                "GLP",
                List.of(
                        Measure.of(header, "glp_supply", PoolMeasure.SUPPLY),
                        Measure.of(header, "aum_usd", PoolMeasure.POOL_VALUE_USD),
                        Measure.of(header, "glp_price", PoolMeasure.PRICE_USD)));
    }

    private static Layout gmxV2() {
        List<String> header = columns(GMX_V2);
        return new Layout(
                "gmx-v2-arbitrum",
                header,
                -1,
                "ETH",
                List.of(
                        Measure.of(header, "marketTokensSupply", PoolMeasure.SUPPLY),
                        Measure.of(header, "poolValue", PoolMeasure.POOL_VALUE_USD),
                        Measure.of(header, "longAmount", PoolMeasure.POOL_AMOUNT, ":long-token"),
                        Measure.of(header, "shortAmount", PoolMeasure.POOL_AMOUNT, ":short-token"),
                        Measure.of(header, "pendingPnl", PoolMeasure.PENDING_PROFIT_USD),
                        Measure.of(header, "impactPoolAmount", PoolMeasure.IMPACT_POOL),
                        Measure.of(header, "longPrice", PoolMeasure.PRICE_USD, ":long-token"),
                        Measure.of(header, "shortPrice", PoolMeasure.PRICE_USD, ":short-token"),
                        Measure.of(header, "indexPrice", PoolMeasure.PRICE_USD),
                        Measure.of(header, "openInterestLong", PoolMeasure.LONG_USD),
                        Measure.of(header, "openInterestShort", PoolMeasure.SHORT_USD),
                        Measure.of(header, "cumulativeBorrowingFactorLong", PoolMeasure.BORROWING_FACTOR, ":long"),
                        Measure.of(header, "cumulativeBorrowingFactorShort", PoolMeasure.BORROWING_FACTOR, ":short"),
                        Measure.of(
                                header,
                                "longTokenFundingFeeAmountPerSizeLong",
                                PoolMeasure.FUNDING_FACTOR,
                                ":long:long-token"),
                        Measure.of(
                                header,
                                "longTokenFundingFeeAmountPerSizeShort",
                                PoolMeasure.FUNDING_FACTOR,
                                ":short:long-token"),
                        Measure.of(
                                header,
                                "shortTokenFundingFeeAmountPerSizeLong",
                                PoolMeasure.FUNDING_FACTOR,
                                ":long:short-token"),
                        Measure.of(
                                header,
                                "shortTokenFundingFeeAmountPerSizeShort",
                                PoolMeasure.FUNDING_FACTOR,
                                ":short:short-token")));
    }

    private static Layout aaveV3() {
        List<String> header = columns(AAVE_V3);
        return new Layout(
                "aave-v3-polygon",
                header,
                header.indexOf("reserve"),
                "",
                List.of(
                        Measure.of(header, "liquidity_rate", PoolMeasure.SUPPLY_RATE_YEAR),
                        Measure.of(header, "variable_borrow_rate", PoolMeasure.BORROW_RATE_YEAR),
                        Measure.of(header, "liquidity_index", PoolMeasure.LIQUIDITY_INDEX),
                        Measure.of(header, "variable_borrow_index", PoolMeasure.BORROW_INDEX)));
    }

    private static List<String> columns(String header) {
        return List.of(header.split(","));
    }
}
