package io.headrace.store.source.hyperliquid;

import io.headrace.store.source.FrameFormat;
import io.headrace.store.source.FrameParser;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.frame.Beginning;
import io.headrace.store.source.frame.SnapshotRequests;
import java.util.regex.Pattern;

/// Messages of Hyperliquid, whether of the websocket, a REST answer or an archive.
public final class HyperliquidFrameFormat implements FrameFormat {
    private static final Pattern BEGINNING =
            Pattern.compile("\\{\"channel\":\"(l2Book|trades|activeAssetCtx|userFills|user"
                    + "|clearinghouseState|allMids|bbo|candle|subscriptionResponse|pong|webData2|userEvents|userFundings)\".*"
                    + "|\\{\"coin\":\"[^\"]+\",(\"time\":\\d+,)?\"levels\":\\[.*"
                    + "|\\[\\{\"coin\":\"[^\"]+\",\"(side|px|fundingRate)\":.*"
                    + "|\\{\"coin\":\"[^\"]+\",\"side\":\"[AB]\",\"time\":.*"
                    + "|\\[?\\{\"(universe|collateralToken|tokens|assetPositions|marginSummary|crossMarginSummary|balances)\":.*"
                    + "|\\{\"time\":\"[^\"]+\",\"ver_num\":.*"
                    + "|\\{\"local_time\":\"[^\"]+\",\"block_time\":.*"
                    + "|\\[\"0x[0-9a-fA-F]+\",\\{\"coin\":.*");

    @Override
    public String name() {
        return "hyperliquid";
    }

    @Override
    public String about() {
        return "Hyperliquid REST answers, websocket and archives: books, trades, contexts, funding, fills, positions";
    }

    @Override
    public boolean recognizes(String fileName, String beginning) {
        return BEGINNING.matcher(Beginning.ofMessage(beginning)).matches();
    }

    @Override
    public FrameParser parser(String fileName, SourceOutput output) {
        return new HyperliquidMessages(output, SnapshotRequests.NONE);
    }
}
