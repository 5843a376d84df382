/// The desk's side of attestation: asks all attestors about a claim at once, believes only signatures that are theirs,
/// and is done when enough signed.
@NullMarked
package io.headrace.settlement.panel;

import org.jspecify.annotations.NullMarked;
