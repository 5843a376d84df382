package io.headrace.settlement.venue.hyperliquid;

import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.venue.Withdrawable;
import io.headrace.settlement.venue.exchange.Errand;
import io.headrace.settlement.venue.exchange.ExchangeHttp;
import io.headrace.settlement.venue.exchange.ExchangeHttp.NoReply;
import io.headrace.settlement.venue.exchange.ExchangeHttp.Reply;
import io.headrace.settlement.venue.exchange.LedgerEntry;
import io.headrace.settlement.venue.exchange.VenueException;
import io.headrace.settlement.venue.exchange.Verdict;
import io.headrace.settlement.venue.hyperliquid.HyperliquidAnswers.LedgerPage;
import io.headrace.settlement.venue.hyperliquid.HyperliquidAnswers.Span;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Speaks with the venue: one account's withdrawals, its ledger, and what it could take out.
///
/// @param base of the interface, as `https://api.hyperliquid.xyz`
/// @param user the account, which signs its own withdrawals
public record HyperliquidVenue(ExchangeHttp http, URI base, String user) {
    /// The venue takes a time that is no more than two days old, by its interface "nonces and API
    /// wallets".
    static final Duration TAKEN_FOR = Duration.ofDays(2);

    /// A withdrawal of its test network stood in the ledger after four minutes; this is an hour.
    static final Duration SHOWN_WITHIN = Duration.ofHours(1);

    private static final int OK = 200;
    private static final int MOST_PAGES = 1_000;

    public HyperliquidVenue {
        user = Hex.address(user);
    }

    /// How long a withdrawal stays in doubt, in Unix milliseconds.
    public static Errand errand(HyperliquidWithdrawal withdrawal) {
        return new Errand(withdrawal.timeMillis() + TAKEN_FOR.toMillis(), SHOWN_WITHIN.toMillis(), true);
    }

    /// Sends a withdrawal; again is the same withdrawal.
    ///
    /// @param signature of its digest: r, s and v, 65 bytes
    public Verdict withdraw(HyperliquidWithdrawal withdrawal, byte[] signature) {
        try {
            Reply reply = http.post(base.resolve("/exchange"), withdrawal.request(signature));
            return HyperliquidAnswers.exchange(reply.status(), reply.body());
        } catch (NoReply e) {
            return new Verdict.Unclear(String.valueOf(e.getMessage()));
        }
    }

    /// All deposits and withdrawals since a time, whatever the number of answers they fill.
    ///
    /// @throws VenueException when a part of it cannot be had: half a ledger is none
    public List<LedgerEntry> ledger(long sinceMillis) {
        Set<LedgerEntry> entries = new LinkedHashSet<>();
        Span span = Span.since(sinceMillis);
        for (int page = 0; page < MOST_PAGES; page++) {
            LedgerPage answer = HyperliquidAnswers.ledger(ask(HyperliquidAnswers.ledgerQuestion(user, span)));
            entries.addAll(answer.entries());
            Span rest = answer.rest(span);
            if (rest.equals(span)) {
                return List.copyOf(entries);
            }
            span = rest;
        }
        throw new VenueException(HyperliquidAnswers.VENUE, "a ledger of more than " + MOST_PAGES + " answers");
    }

    /// @return empty when the account's money is not where this interface looks
    /// @throws VenueException when there is no answer that makes sense
    public Optional<Withdrawable> withdrawable() {
        return HyperliquidAnswers.withdrawable(ask(HyperliquidAnswers.stateQuestion(user)));
    }

    private byte[] ask(String question) {
        try {
            Reply reply = http.post(base.resolve("/info"), question);
            if (reply.status() != OK) {
                throw new VenueException(HyperliquidAnswers.VENUE, "HTTP status " + reply.status());
            }
            return reply.body();
        } catch (NoReply e) {
            throw new VenueException(HyperliquidAnswers.VENUE, String.valueOf(e.getMessage()));
        }
    }
}
