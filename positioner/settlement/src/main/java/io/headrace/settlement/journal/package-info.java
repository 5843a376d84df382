/// The desk's durable memory: decisions and transfer intents, committed together before anything is done.
///
/// Knows nothing of the bank that carries transfers out.
@NullMarked
package io.headrace.settlement.journal;

import org.jspecify.annotations.NullMarked;
