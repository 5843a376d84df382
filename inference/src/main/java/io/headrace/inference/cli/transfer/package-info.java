/// The verbs over transfers: `transfers` lists, shows and resolves them, `simulate` runs the courier through seeded
/// worlds of faults.
@NullMarked
package io.headrace.inference.cli.transfer;

import org.jspecify.annotations.NullMarked;
