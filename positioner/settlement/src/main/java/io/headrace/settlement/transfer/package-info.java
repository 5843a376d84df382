/// A transfer and its life: intended, sent, arrived or refused. Pure values; knows neither files nor banks.
@NullMarked
package io.headrace.settlement.transfer;

import org.jspecify.annotations.NullMarked;
