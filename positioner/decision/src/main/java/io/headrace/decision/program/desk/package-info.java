/// The scenario program at a desk: what it is told of books and outlook, what it orders, what it says capital,
/// routes and limits are worth, and why nothing moves. A pure policy; what is behind it decides when it cannot.
@NullMarked
package io.headrace.decision.program.desk;

import org.jspecify.annotations.NullMarked;
