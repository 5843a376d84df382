/// The offline command line: parses, calls the rooms, prints. Results go to stdout, everything else to
/// stderr.
///
/// The only package of training that may look at the environment and the clock.
@NullMarked
package io.headrace.training.cli;

import org.jspecify.annotations.NullMarked;
