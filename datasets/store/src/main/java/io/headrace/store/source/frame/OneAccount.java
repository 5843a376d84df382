package io.headrace.store.source.frame;

import org.jspecify.annotations.Nullable;

/// Holds a source to one account: positions of two would overwrite each other, since an event names the
/// venue and not the account.
public final class OneAccount {
    private @Nullable String first;

    /// @param member that bears the account
    /// @throws io.headrace.store.source.BadRecord when another account was told of before
    public void require(Members message, String member, String account) {
        if (first == null) {
            first = account;
        } else if (!first.equalsIgnoreCase(account)) {
            throw message.refuse(
                    member,
                    "is another account than the messages before are of",
                    "Capture each account in a file of its own, and import it to a dataset of its own");
        }
    }
}
