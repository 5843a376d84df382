package io.headrace.settlement.chain.key;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;

/// Why a key is not used. No message holds a key or a password.
enum KeyFault {
    OTHER_CHAIN(
            "HR-4120",
            "the transaction is not signed",
            "Sign it with the key of its own chain: nothing was sent",
            ExitCode.NOT_ALLOWED),
    OTHER_ADDRESS(
            "HR-4121",
            "the key is not that of the address in the settings",
            "Name the address of the key, or the file of that address's key",
            ExitCode.NOT_ALLOWED),
    NOT_OPENED("HR-4122", "the keystore cannot be opened", "Check the file and its password", ExitCode.NOT_ALLOWED),
    REMOTE_UNFAITHFUL(
            "HR-4123",
            "the remote signer gave something else than what it was asked to sign",
            "Stop using this signer and look at its log: nothing was sent",
            ExitCode.INTEGRITY),
    REMOTE_REFUSED(
            "HR-4124",
            "the remote signer did not sign",
            "Look at the signer's log; the same transaction may be asked for again",
            ExitCode.UNREACHABLE),
    NO_SECRET(
            "HR-4125",
            "a secret that the settings name is not there",
            "Set the environment variable, or mend the file, that the settings name",
            ExitCode.NOT_ALLOWED);

    private final String code;
    private final String what;
    private final String remedy;
    private final ExitCode exit;

    KeyFault(String code, String what, String remedy, ExitCode exit) {
        this.code = code;
        this.what = what;
        this.remedy = remedy;
        this.exit = exit;
    }

    ProblemException at(String where, String why) {
        return new Problem(code, what + ": " + why, where, remedy, exit).toException();
    }
}
