/// Whether the world has left what a model was fitted on: its exceedances, its losses, its inputs.
///
/// Every detector is a fold whose state is saved and taken up again bit for bit. It says that something
/// changed, never what to do about it.
@NullMarked
package io.headrace.models.drift;

import org.jspecify.annotations.NullMarked;
