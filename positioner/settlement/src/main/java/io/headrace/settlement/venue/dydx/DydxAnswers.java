package io.headrace.settlement.venue.dydx;

import io.headrace.settlement.venue.Withdrawable;
import io.headrace.settlement.venue.Withdrawable.Bound;
import io.headrace.settlement.venue.exchange.LedgerEntry;
import io.headrace.settlement.venue.exchange.VenueException;
import io.headrace.settlement.venue.exchange.VenueJson;
import io.headrace.settlement.venue.exchange.Verdict;
import io.headrace.settlement.venue.exchange.Verdict.Reason;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What nodes and the indexer of dYdX answer.
public final class DydxAnswers {
    static final String VENUE = "dydx";
    private static final String USDC = "USDC";
    private static final int DECIMALS = 6;
    private static final int ALREADY_THERE = 19; // codes of the SDK
    private static final String IN_CACHE = "tx already exists in cache"; // CometBFT's own word for the same
    private static final int OK = 200;

    private DydxAnswers() {}

    /// One answer of the ledger.
    ///
    /// @param entries deposits and withdrawals of it
    /// @param rows all it has, of whatever kind
    /// @param earliestMillis the earliest time of anything in it, from which the next answer goes
    ///     back; none when it is empty
    record LedgerPage(List<LedgerEntry> entries, int rows, long earliestMillis) {}

    /// The height up to which the indexer knows the chain, written as text.
    ///
    /// @throws VenueException when the answer makes no sense
    static long height(byte[] body) {
        return VenueJson.read(VENUE, body).at("height").units(0);
    }

    /// A node's answer to `broadcast_tx_sync`: what its pool thinks of the bytes. The move itself is
    /// tried in its block only; that a gate or too little collateral stopped it there, nothing but
    /// its absence from the ledger tells.
    public static Verdict broadcast(int status, byte[] body) {
        if (status != OK) {
            return new Verdict.Unclear("HTTP status " + status);
        }
        try {
            VenueJson answer = VenueJson.read(VENUE, body);
            VenueJson error = answer.at("error");
            if (!error.absent()) {
                return error.at("data").value().asText().equals(IN_CACHE)
                        ? new Verdict.Taken("")
                        : new Verdict.Unclear(
                                VenueException.printable(error.value().toString()));
            }
            VenueJson result = answer.at("result");
            long code = result.at("code").whole();
            String hash = result.at("hash").text();
            String space = code == 0 ? "" : result.at("codespace").text();
            boolean there = code == 0 || (code == ALREADY_THERE && space.equals("sdk"));
            return there
                    ? new Verdict.Taken(hash)
                    : new Verdict.Refused(
                            reason(code, space, result.at("log").text()),
                            VenueException.printable(result.at("log").text()));
        } catch (VenueException e) {
            return new Verdict.Unclear(String.valueOf(e.getMessage()));
        }
    }

    private static Reason reason(long code, String space, String log) {
        String words = log.toLowerCase(Locale.ROOT);
        if (words.contains("blocked") || words.contains("rate limit") || space.equals("ratelimit")) {
            return Reason.GATED;
        }
        if (words.contains("newlyundercollateralized") || words.contains("undercollateralized")) {
            return Reason.INSUFFICIENT;
        }
        if (!space.equals("sdk")) {
            return Reason.OTHER;
        }
        return switch ((int) Math.min(code, Integer.MAX_VALUE)) {
            case 4 -> Reason.WRONG_SIGNER;
            case 5 -> Reason.INSUFFICIENT;
            case 13 -> Reason.FEE_TOO_LOW;
            case 20 -> Reason.RATE_LIMITED;
            case 30 -> Reason.EXPIRED;
            case 32 -> Reason.NONCE_USED;
            default -> Reason.OTHER;
        };
    }

    /// Deposits and withdrawals by the indexer's list of transfers; their reference is the hash of
    /// the transaction.
    ///
    /// @throws VenueException when the answer makes no sense: half a ledger is none
    static LedgerPage transfers(byte[] body) {
        List<LedgerEntry> entries = new ArrayList<>();
        List<VenueJson> transfers = VenueJson.read(VENUE, body).at("transfers").list();
        long earliest = Long.MAX_VALUE;
        for (VenueJson transfer : transfers) {
            long created = millis(transfer.at("createdAt"));
            earliest = Math.min(earliest, created);
            String type = transfer.at("type").text();
            boolean deposit = type.equals("DEPOSIT");
            if (transfer.at("symbol").text().equals(USDC) && (deposit || type.equals("WITHDRAWAL"))) {
                entries.add(new LedgerEntry(
                        deposit ? LedgerEntry.Kind.DEPOSIT : LedgerEntry.Kind.WITHDRAWAL,
                        transfer.at("id").text(),
                        transfer.at("size").units(DECIMALS),
                        transfer.at("transactionHash").text(),
                        created));
            }
        }
        return new LedgerPage(List.copyOf(entries), transfers.size(), earliest);
    }

    /// What a subaccount could take out: its free collateral, by the indexer. Whether the chain's
    /// gate is open it does not say.
    ///
    /// @throws VenueException when the answer makes no sense
    public static Withdrawable withdrawable(byte[] subaccount) {
        VenueJson state = VenueJson.read(VENUE, subaccount).at("subaccount");
        long free = state.at("freeCollateral").unitsDown(DECIMALS);
        long equity = state.at("equity").unitsDown(DECIMALS);
        return new Withdrawable(BigInteger.valueOf(Math.max(0, free)), free < equity ? Bound.HEALTH : Bound.OWN);
    }

    private static long millis(VenueJson time) {
        try {
            return Instant.parse(time.text()).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw time.wrong("is no time");
        }
    }
}
