/// The incident library: named stories that befell others, as worlds in which the desk's own policy must do
/// well. Each incident is a value: a stage (market, laws, what is heard, which model there is), and criteria that
/// a policy which makes the old mistake does not meet.
///
/// Knows policies, guards and the simulation. Runs are pure: a name gives the same result every time.
@NullMarked
package io.headrace.decision.incident;

import org.jspecify.annotations.NullMarked;
