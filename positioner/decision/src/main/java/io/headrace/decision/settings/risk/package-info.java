/// What a desk says of its risk: the tranches its margin lies in, and how its parameters follow the forecast's width.
@NullMarked
package io.headrace.decision.settings.risk;

import org.jspecify.annotations.NullMarked;
