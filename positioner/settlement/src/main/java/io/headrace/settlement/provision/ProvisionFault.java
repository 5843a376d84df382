package io.headrace.settlement.provision;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;

/// Why Multicall3 was not brought to a chain.
enum ProvisionFault {
    NO_CHAIN("HR-4191", "the settings have no such chain", "Name one of theirs", ExitCode.NOT_FOUND),
    DESKS_SENDER(
            "HR-4192",
            "the account is the desk's sender",
            "Pay from an account of your own: the sender's transactions are numbered by the courier, nothing was sent",
            ExitCode.NOT_ALLOWED),
    NOT_AGREED(
            "HR-4193",
            "too few operators say the same",
            "Mend the chain's nodes in the settings and say it again: nothing was sent",
            ExitCode.UNREACHABLE),
    OTHER_CODE(
            "HR-4194",
            "what stands there is not Multicall3",
            "Name the right address with 'multicall' under 'watch': nothing was sent",
            ExitCode.CONFLICT),
    UNDER_WAY(
            "HR-4195",
            "the account has a transaction that is in no block yet",
            "Say it again when it is: nothing was sent",
            ExitCode.CONFLICT),
    TOO_DEAR(
            "HR-4196",
            "gas costs too much",
            "Wait until it costs less, or put more on the account: nothing was sent",
            ExitCode.NOT_ALLOWED),
    NOT_TAKEN(
            "HR-4197",
            "no node took the transaction",
            "Say it again: what is under way after all is seen then",
            ExitCode.UNREACHABLE),
    REVERTED("HR-4198", "the chain undid the transaction", "Look at it in an explorer of the chain", ExitCode.CONFLICT),
    NOT_FINAL(
            "HR-4199",
            "Multicall3 is not final yet",
            "Say it again later: what was made is found, and nothing is made twice",
            ExitCode.PARTIAL);

    private final String code;
    private final String what;
    private final String remedy;
    private final ExitCode exit;

    ProvisionFault(String code, String what, String remedy, ExitCode exit) {
        this.code = code;
        this.what = what;
        this.remedy = remedy;
        this.exit = exit;
    }

    ProblemException at(String where, String why) {
        return new Problem(code, what + ": " + why, where, remedy, exit).toException();
    }
}
