/// Tables of any publisher, CSV or Parquet, read by a mapping that a person wrote: which column is
/// what, in which unit, in which time zone, stamped when. What a mapping does not say is refused and
/// never guessed.
@NullMarked
package io.headrace.store.source.mapping;

import org.jspecify.annotations.NullMarked;
