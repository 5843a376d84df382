/// Where commands find what a desk left: its journal.
@NullMarked
package io.headrace.inference.cli.place;

import org.jspecify.annotations.NullMarked;
