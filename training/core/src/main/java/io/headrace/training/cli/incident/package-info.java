/// `incidents`: the incident library from the command line.
@NullMarked
package io.headrace.training.cli.incident;

import org.jspecify.annotations.NullMarked;
