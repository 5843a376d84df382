/// A check's report as one page for a browser: no script, no network, one file.
///
/// This package knows the report and nothing of how it came about.
@NullMarked
package io.headrace.store.check.page;

import org.jspecify.annotations.NullMarked;
