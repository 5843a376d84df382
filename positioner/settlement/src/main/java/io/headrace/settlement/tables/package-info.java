/// Durable tables wherever they are kept: in a file of this process, or on a server that several processes share.
/// One set of migrations makes them; what is stored is not known here.
@NullMarked
package io.headrace.settlement.tables;

import org.jspecify.annotations.NullMarked;
