package io.headrace.store.source.dydx;

import io.headrace.store.source.FrameFormat;
import io.headrace.store.source.FrameParser;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.frame.Beginning;
import io.headrace.store.source.frame.SnapshotRequests;
import java.util.regex.Pattern;

/// Messages and answers of dYdX.
public final class DydxFrameFormat implements FrameFormat {
    private static final Pattern BEGINNING =
            Pattern.compile("\\{\"type\":\"(connected|subscribed|unsubscribed|channel_data|channel_batch_data|error)\","
                    + "(\"message\":\"[^\"]*\",)?\"connection_id\":.*"
                    + "|\\{\"requestId\":\"[^\"]*\",\"status\":\"[a-z]+\",\"isoTimestamp\":.*"
                    + "|\\{\"candles\":\\[\\{\"startedAt\":.*"
                    + "|\\{\"historicalFunding\":\\[.*");

    @Override
    public String name() {
        return "dydx";
    }

    @Override
    public String about() {
        return "dYdX v4 indexer answers and websocket, v3 captures: books, trades, markets, candles, funding, fills";
    }

    @Override
    public boolean recognizes(String fileName, String beginning) {
        return Beginning.connectsTo(beginning, "api.dydx.exchange/", "indexer.dydx.trade/")
                || BEGINNING.matcher(Beginning.ofMessage(beginning)).matches();
    }

    @Override
    public FrameParser parser(String fileName, SourceOutput output) {
        return new DydxMessages(output, SnapshotRequests.NONE);
    }
}
