/// Who may be champion: gates that a model must pass, each with its reason, and a log of every change that
/// is chained by digests.
///
/// Knows the registry and losses row by row; nothing of how a model is fitted. The time of a promotion is
/// given by whoever asks for it.
@NullMarked
package io.headrace.training.promote;

import org.jspecify.annotations.NullMarked;
