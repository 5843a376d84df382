/// The `serve` command: reads options, checks what can be checked before a server starts, and starts it.
@NullMarked
package io.headrace.inference.cli;

import org.jspecify.annotations.NullMarked;
