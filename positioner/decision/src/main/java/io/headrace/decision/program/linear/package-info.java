/// A linear program as plain numbers, and the solver behind it. It knows nothing of venues or money; the
/// solver's library is fenced here and in the room above.
@NullMarked
package io.headrace.decision.program.linear;

import org.jspecify.annotations.NullMarked;
