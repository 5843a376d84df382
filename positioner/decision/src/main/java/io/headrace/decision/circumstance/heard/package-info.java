/// Circumstances as the desk's own streams tell them.
@NullMarked
package io.headrace.decision.circumstance.heard;

import org.jspecify.annotations.NullMarked;
