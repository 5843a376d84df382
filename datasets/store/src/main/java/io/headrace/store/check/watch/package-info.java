/// What each series does, row by row, in bounded memory: its order, its step and gaps, its scale, bounds and jumps;
/// and what several series say of each other.
///
/// Everything here takes one event at a time and keeps a few kilobytes a series, whatever the number of rows. This
/// package knows nothing of files' formats, of folders or of reports.
@NullMarked
package io.headrace.store.check.watch;

import org.jspecify.annotations.NullMarked;
