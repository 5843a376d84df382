/// Who else acts in a simulated world: rivals on the same routes, one who trades ahead of the desk, and the
/// liquidations that a shortage sets off. Each is a pure function of what it sees, what it remembers (one
/// number) and one drawn number.
@NullMarked
package io.headrace.decision.simulation.agent;

import org.jspecify.annotations.NullMarked;
