/// The numbers safeguards go by: ladder, evidence, influence, limits, discretion. Values with defaults that
/// change nothing for a desk that hears nothing and sets no limits.
@NullMarked
package io.headrace.decision.settings.safeguard;

import org.jspecify.annotations.NullMarked;
