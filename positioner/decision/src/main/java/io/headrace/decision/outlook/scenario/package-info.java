/// Quantile forecasts joined into paths: how errors of past forecasts hung together across venues and through
/// the window, and the scenarios made from that. Pure; it knows forecasts and what accounts came to need, no
/// books and no policies.
@NullMarked
package io.headrace.decision.outlook.scenario;

import org.jspecify.annotations.NullMarked;
