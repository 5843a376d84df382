/// Venues that are spoken to by signed requests instead of contract calls: what their answers come
/// to, typed. A request is made and an answer is read here; who sends it stands elsewhere.
@NullMarked
package io.headrace.settlement.venue.exchange;

import org.jspecify.annotations.NullMarked;
