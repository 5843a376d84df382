/// What runs beside bridges on local chains, for demonstrations and tests: attesters that watch a source
/// and sign. On a public chain others do this.
@NullMarked
package io.headrace.settlement.route.local;

import org.jspecify.annotations.NullMarked;
