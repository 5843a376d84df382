/// What may befall a world, as plain values: how long transfers take, what gas costs, how much a route lets
/// through, what closes, fails or is lost, and which readings lie. Nothing here acts; the simulation asks.
///
/// Chance is a function of a seed, a route and an instant, never of who asks or in which order: two policies
/// in one world meet the same weather. Knows no books and no clock.
@NullMarked
package io.headrace.decision.simulation.law;

import org.jspecify.annotations.NullMarked;
