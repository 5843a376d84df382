/// A durable SQLite file: opened with checked settings, migrated, written one transaction at a time, and held
/// by one process. Knows nothing of what is stored.
@NullMarked
package io.headrace.settlement.sqlite;

import org.jspecify.annotations.NullMarked;
