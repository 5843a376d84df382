/// The linear program that knows the future: the clairvoyant bound and its shadow prices. The solver is
/// fenced here.
@NullMarked
package io.headrace.decision.program;

import org.jspecify.annotations.NullMarked;
