/// What offsets there are for what a desk holds, and which of them are worth their cost when nobody solves a program:
/// the fast path.
@NullMarked
package io.headrace.decision.hedge.offset;

import org.jspecify.annotations.NullMarked;
