/// The verbs over transfers: `simulate` runs the courier through seeded worlds of faults.
@NullMarked
package io.headrace.inference.cli.transfer;

import org.jspecify.annotations.NullMarked;
