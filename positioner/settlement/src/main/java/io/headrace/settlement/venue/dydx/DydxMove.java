package io.headrace.settlement.venue.dydx;

/// Money of an account into one of its subaccounts, or out of it.
///
/// @param owner the account, bech32; it signs
/// @param subaccount 0 to 128,000
/// @param units base units of USDC (six decimals), positive
public record DydxMove(Kind kind, String owner, int subaccount, long units) {
    private static final int MOST_SUBACCOUNT = 128_000;
    private static final String TYPES = "/dydxprotocol.sending.";

    /// Which way.
    public enum Kind {
        DEPOSIT,
        WITHDRAWAL
    }

    public DydxMove {
        if (!owner.matches("dydx1[a-z0-9]{38,58}") || subaccount < 0 || subaccount > MOST_SUBACCOUNT || units <= 0) {
            throw new IllegalArgumentException("a move needs an account of dYdX, a subaccount and an amount, was "
                    + owner + ", " + subaccount + ", " + units);
        }
    }

    String typeUrl() {
        return TYPES
                + switch (kind) {
                    case DEPOSIT -> "MsgDepositToSubaccount";
                    case WITHDRAWAL -> "MsgWithdrawFromSubaccount";
                };
    }

    /// Asset 0 is USDC, and 0 is not written.
    Wire message() {
        Wire account = new Wire().text(1, owner).number(2, subaccount);
        return new Wire().text(1, owner).message(2, account).number(4, units);
    }
}
