/// Boosted quantile trees, grown by XGBoost, wrapped in Tribuo's external model for its provenance, and read
/// out into plain numbers. The only package that may use XGBoost.
@NullMarked
package io.headrace.training.fit.tribuo.xgboost;

import org.jspecify.annotations.NullMarked;
