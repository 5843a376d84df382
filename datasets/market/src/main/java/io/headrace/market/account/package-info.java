/// An account under venue rules: what it must hold, what is free, what may leave, how far it is from liquidation, and
/// how much of its collateral each risk tranche uses.
///
/// The entry is [io.headrace.market.account.Rulebook]; [io.headrace.market.account.VenueRules] is everything one venue
/// asks. Pure arithmetic on one moment: this package knows the rules of `market.venue`, and nothing of positions
/// through time, of files or of forecasts.
@NullMarked
package io.headrace.market.account;

import org.jspecify.annotations.NullMarked;
