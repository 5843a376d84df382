/// The verbs over transfers: `transfers` lists, shows and resolves them, `simulate` runs the courier through seeded
/// worlds of faults, `attestor`, `chains` and `local-chains` are what stands around a desk on chains.
@NullMarked
package io.headrace.inference.cli.transfer;

import org.jspecify.annotations.NullMarked;
