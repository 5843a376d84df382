/// Tables that Tardis.dev publishes (docs.tardis.dev/downloadable-csv-files): microseconds in UTC, one
/// row for each trade or level, `timestamp` by the exchange and `local_timestamp` by the machine that
/// recorded.
@NullMarked
package io.headrace.store.source.tardis;

import org.jspecify.annotations.NullMarked;
