/// What trades and the best quotes say about pressure: order flow, imbalance, signed volume, the price
/// of trading.
///
/// Sums and estimates are over the recent past of one coin at one venue. After a hole in the stream a
/// sum is not warm until its whole window has been heard again, and no change is measured across the
/// hole.
@NullMarked
package io.headrace.features.signal.flow;

import org.jspecify.annotations.NullMarked;
