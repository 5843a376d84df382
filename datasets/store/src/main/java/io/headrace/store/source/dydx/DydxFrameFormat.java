package io.headrace.store.source.dydx;

import io.headrace.store.source.FrameFormat;
import io.headrace.store.source.FrameParser;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.frame.Beginning;
import io.headrace.store.source.frame.SnapshotRequests;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Messages and answers of dYdX.
public final class DydxFrameFormat implements FrameFormat {
    private static final Pattern BEGINNING =
            Pattern.compile("\\{\"type\":\"(connected|subscribed|unsubscribed|channel_data|channel_batch_data|error)\","
                    + "(\"message\":\"[^\"]*\",)?\"connection_id\":.*"
                    + "|\\{\"requestId\":\"[^\"]*\",\"status\":\"[a-z]+\",\"isoTimestamp\":.*"
                    + "|\\{\"candles\":\\[\\{\"startedAt\":.*"
                    + "|\\{\"historicalFunding\":\\[.*"
                    + "|\\{\"trades\":\\[\\{\"id\":\"[0-9a-f]+\",\"side\":\"(BUY|SELL)\",.*\"createdAtHeight\":.*");
    /// Answers of books and of trades, which do not say their market.
    private static final Pattern WITHOUT_MARKET =
            Pattern.compile("\\{(\"requestId\":[^{]*\"result\":\\{)?\"(bids|asks|trades)\":\\[.*");
    private static final Pattern MARKET = Pattern.compile("(?<![A-Z0-9])[A-Z0-9]{1,20}-USD(?![A-Z0-9])");

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
        return Beginning.connectsTo(beginning, List.of("api.dydx.exchange/", "indexer.dydx.trade/"))
                || BEGINNING.matcher(Beginning.ofMessage(beginning)).matches();
    }

    @Override
    public FrameParser parser(String fileName, SourceOutput output) {
        return new DydxMessages(output, SnapshotRequests.NONE, marketIn(fileName));
    }

    @Override
    public Optional<Lack> lack(String fileName, String beginning) {
        boolean lacks = marketIn(fileName).isEmpty()
                && WITHOUT_MARKET.matcher(Beginning.ofMessage(beginning)).matches();
        return lacks
                ? Optional.of(new Lack(
                        "an answer of dYdX that does not say its market, and neither does the file's name",
                        DydxMessages.NAME_IT))
                : Optional.empty();
    }

    private static Optional<String> marketIn(String fileName) {
        Matcher market = MARKET.matcher(fileName);
        return market.find() ? Optional.of(market.group()) : Optional.empty();
    }
}
