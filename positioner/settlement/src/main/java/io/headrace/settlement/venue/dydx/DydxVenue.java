package io.headrace.settlement.venue.dydx;

import io.headrace.settlement.venue.Withdrawable;
import io.headrace.settlement.venue.exchange.Errand;
import io.headrace.settlement.venue.exchange.ExchangeHttp;
import io.headrace.settlement.venue.exchange.ExchangeHttp.NoReply;
import io.headrace.settlement.venue.exchange.ExchangeHttp.Reply;
import io.headrace.settlement.venue.exchange.LedgerEntry;
import io.headrace.settlement.venue.exchange.VenueException;
import io.headrace.settlement.venue.exchange.Verdict;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Speaks with a node of the chain and with the indexer: one subaccount's moves, its ledger, and
/// what it could take out.
///
/// @param node of the chain, its CometBFT interface
/// @param indexer as `https://indexer.dydx.trade`
/// @param owner the account, bech32
/// @param subaccount its number, from 0
public record DydxVenue(ExchangeHttp http, URI node, URI indexer, String owner, int subaccount) {
    private static final int OK = 200;
    private static final int MOST_PAGES = 1_000;
    private static final int MOST_ROWS = 100;

    /// How long a transaction stays in doubt, in heights: its chain takes it no later than its
    /// timeout, and the indexer has each height whole.
    public static Errand errand(DydxTransaction transaction) {
        return new Errand(transaction.timeoutHeight(), 0, false);
    }

    /// Sends a signed transaction; again is the same transaction.
    public Verdict broadcast(byte[] raw) {
        String question = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"broadcast_tx_sync\",\"params\":{\"tx\":\""
                + Base64.getEncoder().encodeToString(raw) + "\"}}";
        try {
            Reply reply = http.post(node, question);
            return DydxAnswers.broadcast(reply.status(), reply.body());
        } catch (NoReply e) {
            return new Verdict.Unclear(String.valueOf(e.getMessage()));
        }
    }

    /// The height up to which the indexer knows the chain.
    ///
    /// @throws VenueException when there is no answer that makes sense
    public long height() {
        return DydxAnswers.height(ask("/v4/height"));
    }

    /// All deposits and withdrawals since a time, the latest first, whatever the number of answers
    /// they fill.
    ///
    /// @throws VenueException when a part of it cannot be had: half a ledger is none
    public List<LedgerEntry> ledger(long sinceMillis) {
        Set<LedgerEntry> entries = new LinkedHashSet<>();
        String before = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            DydxAnswers.LedgerPage answer = DydxAnswers.transfers(ask("/v4/transfers?address=" + owner
                    + "&subaccountNumber=" + subaccount + "&limit=" + MOST_ROWS + before));
            answer.entries().stream()
                    .filter(entry -> entry.timeMillis() >= sinceMillis)
                    .forEach(entries::add);
            String next = "&createdBeforeOrAt=" + Instant.ofEpochMilli(answer.earliestMillis());
            if (next.equals(before) && answer.rows() >= MOST_ROWS) {
                throw new VenueException(DydxAnswers.VENUE, "more transfers of one time than an answer holds");
            }
            if (answer.rows() == 0 || answer.earliestMillis() < sinceMillis || next.equals(before)) {
                return List.copyOf(entries);
            }
            before = next;
        }
        throw new VenueException(DydxAnswers.VENUE, "a ledger of more than " + MOST_PAGES + " answers");
    }

    /// @throws VenueException when there is no answer that makes sense
    public Withdrawable withdrawable() {
        return DydxAnswers.withdrawable(ask("/v4/addresses/" + owner + "/subaccountNumber/" + subaccount));
    }

    private byte[] ask(String path) {
        try {
            Reply reply = http.get(indexer.resolve(path));
            if (reply.status() != OK) {
                throw new VenueException(DydxAnswers.VENUE, "HTTP status " + reply.status());
            }
            return reply.body();
        } catch (NoReply e) {
            throw new VenueException(DydxAnswers.VENUE, String.valueOf(e.getMessage()));
        }
    }
}
