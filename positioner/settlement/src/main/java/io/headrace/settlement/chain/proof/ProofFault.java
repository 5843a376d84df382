package io.headrace.settlement.chain.proof;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;

/// Why what a node tells is not taken as proved.
public enum ProofFault {
    BROKEN("HR-4131", "a proof of state does not lead to the agreed root"),
    CONTRADICTED("HR-4132", "a node's word and its proof of state differ"),
    NOT_AGREED("HR-4133", "too few operators agree on a block");

    private static final String REMEDY =
            "Nothing is signed on it. Ask again; if it stays, stop using this operator's endpoint";
    private final String code;
    private final String what;

    ProofFault(String code, String what) {
        this.code = code;
        this.what = what;
    }

    ProblemException at(String where, String why) {
        return new Problem(code, what + ": " + why, where, REMEDY, ExitCode.INTEGRITY).toException();
    }

    /// Whether nodes answered and agreed, and what they told is not the agreed block's: another look may find it.
    public static boolean isOfState(RuntimeException fault) {
        return fault instanceof ProblemException told
                && (told.problem().code().equals(BROKEN.code)
                        || told.problem().code().equals(CONTRADICTED.code));
    }
}
