/// The bound on how much dearer than the threshold rule the desk may become: the rule in shadow, the plan that
/// merges our books into its books, and what that may cost. Pure; knows settings, books and policies, no clock
/// and no journal.
@NullMarked
package io.headrace.decision.guard;

import org.jspecify.annotations.NullMarked;
