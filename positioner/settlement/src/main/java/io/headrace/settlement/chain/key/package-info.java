/// Keys and what they sign. A key is opened once, pinned to its address, and never shown.
@NullMarked
package io.headrace.settlement.chain.key;

import org.jspecify.annotations.NullMarked;
