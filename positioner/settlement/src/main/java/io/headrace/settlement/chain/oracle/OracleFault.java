package io.headrace.settlement.chain.oracle;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;

/// Why a feed's word is not a price.
enum OracleFault {
    NOT_AGREED("HR-4141", "too few operators tell the feed alike"),
    STALE("HR-4142", "the feed's answer is old"),
    NO_PRICE("HR-4143", "the feed answers zero or less"),
    UNFINISHED("HR-4144", "the feed's round is not finished"),
    OTHER_DECIMALS("HR-4145", "the feed counts in other decimals");

    private final String code;
    private final String what;

    OracleFault(String code, String what) {
        this.code = code;
        this.what = what;
    }

    boolean is(Problem problem) {
        return problem.code().equals(code);
    }

    ProblemException at(PriceFeed feed, String why) {
        return new Problem(
                        code,
                        what + ": " + why,
                        "the price feed " + feed.address(),
                        "Nothing is signed or decided on it. Wait for its next round; if it stays, look at the feed",
                        ExitCode.INTEGRITY)
                .toException();
    }
}
