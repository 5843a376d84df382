package io.headrace.settlement.venue.hyperliquid;

import io.headrace.settlement.venue.Withdrawable;
import io.headrace.settlement.venue.Withdrawable.Bound;
import io.headrace.settlement.venue.exchange.LedgerEntry;
import io.headrace.settlement.venue.exchange.VenueException;
import io.headrace.settlement.venue.exchange.VenueJson;
import io.headrace.settlement.venue.exchange.Verdict;
import io.headrace.settlement.venue.exchange.Verdict.Reason;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the venue's answers say.
public final class HyperliquidAnswers {
    static final String VENUE = "hyperliquid";
    private static final int DECIMALS = 6;
    private static final int OK = 200;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final long MICROS = 1_000;
    private static final long EARLIEST_MILLIS = 1_000_000_000_000L; // 2001
    private static final long LATEST_MILLIS = 10_000_000_000_000L; // 2286; as microseconds, 1970

    private HyperliquidAnswers() {}

    /// Of which times the ledger is asked, both ends included.
    ///
    /// @param untilMillis [Long#MAX_VALUE] for up to now
    record Span(long sinceMillis, long untilMillis) {
        static Span since(long millis) {
            return new Span(millis, Long.MAX_VALUE);
        }
    }

    /// One answer of the ledger, which may be cut short at its end.
    ///
    /// @param entries deposits and withdrawals of it
    /// @param times of all its rows, of whatever kind, in their order
    record LedgerPage(List<LedgerEntry> entries, List<Long> times) {
        /// What is left to ask about; the same when nothing is. Recordings have rows either way
        /// round: an answer that starts with the newest lacks older ones, and else newer ones.
        Span rest(Span asked) {
            if (times.isEmpty()) {
                return asked;
            }
            return times.getFirst() > times.getLast()
                    ? new Span(asked.sinceMillis(), Math.min(asked.untilMillis(), Collections.min(times)))
                    : new Span(Math.max(asked.sinceMillis(), Collections.max(times)), asked.untilMillis());
        }
    }

    /// The answer to a withdrawal.
    public static Verdict exchange(int status, byte[] body) {
        if (status == TOO_MANY) {
            return new Verdict.Refused(Reason.RATE_LIMITED, "asked too often");
        }
        if (status != OK) {
            String words = "HTTP status " + status;
            return status < SERVER_ERROR ? new Verdict.Refused(Reason.OTHER, words) : new Verdict.Unclear(words);
        }
        try {
            VenueJson answer = VenueJson.read(VENUE, body);
            VenueJson response = answer.at("response");
            return switch (answer.at("status").text()) {
                case "ok" -> new Verdict.Taken("");
                case "err" -> refused(response.text());
                default -> new Verdict.Unclear("neither ok nor err");
            };
        } catch (VenueException e) {
            return new Verdict.Unclear(String.valueOf(e.getMessage()));
        }
    }

    private static Verdict refused(String words) {
        String small = words.toLowerCase(Locale.ROOT);
        Reason reason = Reason.OTHER;
        if (small.contains("insufficient")) {
            reason = Reason.INSUFFICIENT;
        } else if (small.contains("nonce")) {
            reason = Reason.NONCE_USED;
        } else if (small.contains("does not exist") || small.contains("must deposit")) {
            reason = Reason.WRONG_SIGNER; // whom the signature names is whoever the bytes that were signed give
        } else if (small.contains("minimum") || small.contains("too small")) {
            reason = Reason.BELOW_MINIMUM;
        }
        return new Verdict.Refused(reason, VenueException.printable(words));
    }

    static String stateQuestion(String user) {
        return "{\"type\":\"clearinghouseState\",\"user\":\"" + user + "\"}";
    }

    /// The question for what is credited and paid in a span.
    static String ledgerQuestion(String user, Span span) {
        String until = span.untilMillis() == Long.MAX_VALUE ? "" : ",\"endTime\":" + span.untilMillis();
        return "{\"type\":\"userNonFundingLedgerUpdates\",\"user\":\"" + user + "\",\"startTime\":" + span.sinceMillis()
                + until + "}";
    }

    /// Deposits and withdrawals; entries of other kinds are left out. A withdrawal's reference is
    /// the time it was signed with, in milliseconds; a deposit has none.
    ///
    /// @throws VenueException when the answer makes no sense: half a ledger is none
    static LedgerPage ledger(byte[] body) {
        List<LedgerEntry> entries = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        for (VenueJson row : VenueJson.read(VENUE, body).list()) {
            VenueJson delta = row.at("delta");
            String id = row.at("hash").text();
            long time = row.at("time").whole();
            times.add(time);
            switch (delta.at("type").text()) {
                case "deposit" -> entries.add(new LedgerEntry(LedgerEntry.Kind.DEPOSIT, id, usdc(delta), "", time));
                case "withdraw" ->
                    entries.add(new LedgerEntry(LedgerEntry.Kind.WITHDRAWAL, id, usdc(delta), signedAt(delta), time));
                default -> {}
            }
        }
        return new LedgerPage(List.copyOf(entries), List.copyOf(times));
    }

    private static long usdc(VenueJson delta) {
        return delta.at("usdc").unitsNearest(DECIMALS);
    }

    /// Signed in milliseconds, told in microseconds, undocumented; both are understood. What is
    /// neither is refused: a withdrawal that cannot be recognized would be made again.
    private static String signedAt(VenueJson delta) {
        VenueJson nonce = delta.at("nonce");
        long told = nonce.whole();
        long millis = told >= LATEST_MILLIS && told % MICROS == 0 ? told / MICROS : told;
        if (millis < EARLIEST_MILLIS || millis >= LATEST_MILLIS) {
            throw nonce.wrong("is no time");
        }
        return Long.toString(millis);
    }

    /// What an account of perpetuals could take out, by the venue's word. Of a zero nothing is known:
    /// an account in unified mode shows nothing here and can be withdrawn from, out of its spot
    /// balance.
    ///
    /// @return empty when nothing is known, which is not nothing
    /// @throws VenueException when the answer makes no sense
    public static Optional<Withdrawable> withdrawable(byte[] clearinghouseState) {
        VenueJson state = VenueJson.read(VENUE, clearinghouseState);
        long used = state.at("crossMarginSummary").at("totalMarginUsed").unitsDown(DECIMALS);
        long open = state.at("withdrawable").unitsDown(DECIMALS);
        return open <= 0
                ? Optional.empty()
                : Optional.of(new Withdrawable(BigInteger.valueOf(open), used > 0 ? Bound.HEALTH : Bound.OWN));
    }
}
