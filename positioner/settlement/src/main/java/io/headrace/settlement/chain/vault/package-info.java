/// The vault contract seen from Java: its orders, the digest attestors sign, its calls, and what it refuses.
/// The sources are in `positioner/settlement/contracts`.
@NullMarked
package io.headrace.settlement.chain.vault;

import org.jspecify.annotations.NullMarked;
