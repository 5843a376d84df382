/// What a forecast is: quantiles of the need a venue's inventory must cover over a window, with what supports them.
@NullMarked
package io.headrace.models.forecast;

import org.jspecify.annotations.NullMarked;
