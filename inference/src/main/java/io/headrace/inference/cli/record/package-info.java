/// `replay`, `audit` and `review`: what was decided, made again, checked and judged, from a journal
/// beside its desk or from a backtest's records. Starts no service.
@NullMarked
package io.headrace.inference.cli.record;

import org.jspecify.annotations.NullMarked;
