/// The outside world of a paper desk, and the executor that carries decisions out in it so that a crash loses
/// and doubles nothing.
@NullMarked
package io.headrace.settlement.paper;

import org.jspecify.annotations.NullMarked;
