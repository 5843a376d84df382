/// The scenario program: nodes, links, periods and scenarios as numbers, and the linear program they make. It
/// knows no forecasts, books or settings.
@NullMarked
package io.headrace.decision.program.scenario;

import org.jspecify.annotations.NullMarked;
