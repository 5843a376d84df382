/// Signs transactions of the desk's senders and remembers, in a file of its own, which leg it signed in which slot.
@NullMarked
package io.headrace.settlement.signer;

import org.jspecify.annotations.NullMarked;
