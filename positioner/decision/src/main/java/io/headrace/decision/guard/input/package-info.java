/// What is done about inputs that cannot be right: a forecast is dropped, a venue is left out, or nothing moves.
/// Always a stated outcome, never an exception.
@NullMarked
package io.headrace.decision.guard.input;

import org.jspecify.annotations.NullMarked;
