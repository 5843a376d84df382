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

    private HyperliquidAnswers() {}

    /// One answer of the ledger.
    ///
    /// @param entries deposits and withdrawals of it
    /// @param lastMillis the latest time of anything in it, from which the next answer goes on; 0
    ///     when it is empty
    record LedgerPage(List<LedgerEntry> entries, long lastMillis) {}

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

    /// The question for what is credited and paid since a time.
    static String ledgerQuestion(String user, long sinceMillis) {
        return "{\"type\":\"userNonFundingLedgerUpdates\",\"user\":\"" + user + "\",\"startTime\":" + sinceMillis + "}";
    }

    /// Deposits and withdrawals; entries of other kinds are left out. A withdrawal's reference is
    /// the time it was signed with; a deposit has none.
    ///
    /// @throws VenueException when the answer makes no sense: half a ledger is none
    static LedgerPage ledger(byte[] body) {
        List<LedgerEntry> entries = new ArrayList<>();
        long last = 0;
        for (VenueJson entry : VenueJson.read(VENUE, body).list()) {
            VenueJson delta = entry.at("delta");
            String id = entry.at("hash").text();
            long time = entry.at("time").whole();
            last = Math.max(last, time);
            switch (delta.at("type").text()) {
                case "deposit" ->
                    entries.add(new LedgerEntry(
                            LedgerEntry.Kind.DEPOSIT, id, delta.at("usdc").units(DECIMALS), "", time));
                case "withdraw" ->
                    entries.add(new LedgerEntry(
                            LedgerEntry.Kind.WITHDRAWAL,
                            id,
                            delta.at("usdc").units(DECIMALS),
                            Long.toString(delta.at("nonce").whole()),
                            time));
                default -> {}
            }
        }
        return new LedgerPage(List.copyOf(entries), last);
    }

    /// What an account of perpetuals could take out. The venue's word counts unless its own parts
    /// contradict it: an account that holds more than its margin and shows nothing to withdraw is
    /// of another mode, whose money is not here.
    ///
    /// @return empty when that is so: not known, and not nothing
    /// @throws VenueException when the answer makes no sense
    public static Optional<Withdrawable> withdrawable(byte[] clearinghouseState) {
        VenueJson state = VenueJson.read(VENUE, clearinghouseState);
        VenueJson margin = state.at("crossMarginSummary");
        long value = margin.at("accountValue").unitsDown(DECIMALS);
        long used = margin.at("totalMarginUsed").unitsDown(DECIMALS);
        long open = state.at("withdrawable").unitsDown(DECIMALS);
        if (open < 0 || (open == 0 && value > used)) {
            return Optional.empty();
        }
        return Optional.of(new Withdrawable(BigInteger.valueOf(open), used > 0 ? Bound.HEALTH : Bound.OWN));
    }
}
