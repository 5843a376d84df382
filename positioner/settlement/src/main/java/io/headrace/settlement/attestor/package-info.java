/// An attestor as a process of its own: its settings, its key, its nodes, and one small endpoint that answers claims.
@NullMarked
package io.headrace.settlement.attestor;

import org.jspecify.annotations.NullMarked;
