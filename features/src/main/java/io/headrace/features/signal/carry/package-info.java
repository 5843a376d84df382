/// What holding costs and what venues disagree on: funding and basis.
@NullMarked
package io.headrace.features.signal.carry;

import org.jspecify.annotations.NullMarked;
