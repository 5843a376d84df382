/// Predicted against realized demand, and what the decisions cost: from records alone, the same for
/// command line, service and page. Scores are those of `models.evaluation`, costs those of
/// `decision.simulation`, the bound that of `decision.program`.
@NullMarked
package io.headrace.decision.review;

import org.jspecify.annotations.NullMarked;
