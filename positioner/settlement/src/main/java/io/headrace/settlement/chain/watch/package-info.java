/// The head of a chain, followed by block hashes: what is new, what was taken back, and when it fell silent.
@NullMarked
package io.headrace.settlement.chain.watch;

import org.jspecify.annotations.NullMarked;
