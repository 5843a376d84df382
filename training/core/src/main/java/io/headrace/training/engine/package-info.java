/// Work that can be done anywhere: a function of bytes that answers in bytes, and engines that carry it out on
/// one machine or many.
///
/// Knows training rows, recipes and evaluations; nothing of any engine, which is found when it is asked for.
@NullMarked
package io.headrace.training.engine;

import org.jspecify.annotations.NullMarked;
