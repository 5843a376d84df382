/// The positioning loop: ticks in, decisions out, journaled before anything is sent, and a board that shows
/// what happened.
///
/// Runs on one thread; everyone else reads immutable [io.headrace.inference.decide.DeskSnapshot]s. Knows
/// nothing of HTTP, configuration or files other than the desk's own books.
@NullMarked
package io.headrace.inference.decide;

import org.jspecify.annotations.NullMarked;
