/// What would become of a desk's needs if its advice on offsets were carried out: for figures with and without. The
/// live desk never does.
@NullMarked
package io.headrace.decision.simulation.offset;

import org.jspecify.annotations.NullMarked;
