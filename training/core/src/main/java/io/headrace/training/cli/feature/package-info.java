/// `features`: list, explain, build and plot the catalog.
@NullMarked
package io.headrace.training.cli.feature;

import org.jspecify.annotations.NullMarked;
