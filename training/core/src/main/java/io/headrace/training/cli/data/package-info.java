/// `data`: import, generate, record, list and check datasets.
@NullMarked
package io.headrace.training.cli.data;

import org.jspecify.annotations.NullMarked;
