/// The list of signals a desk runs; their order is the order of the columns.
@NullMarked
package io.headrace.features.catalog;

import org.jspecify.annotations.NullMarked;
