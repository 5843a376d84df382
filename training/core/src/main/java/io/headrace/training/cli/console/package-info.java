/// What every command has: its options and its result, progress, the way it fails, the clock and Ctrl-C.
@NullMarked
package io.headrace.training.cli.console;

import org.jspecify.annotations.NullMarked;
