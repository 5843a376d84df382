/// The offline command line: parses, calls the rooms that do the work, prints.
///
/// Results go to standard output (`--json`: exactly one document), everything else to standard error. This is
/// wiring: the one place of this module with a clock.
@NullMarked
package io.headrace.training.cli;

import org.jspecify.annotations.NullMarked;
