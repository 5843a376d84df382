/// The courier's durable books as tables of the journal.
@NullMarked
package io.headrace.settlement.journal.transfer;

import org.jspecify.annotations.NullMarked;
