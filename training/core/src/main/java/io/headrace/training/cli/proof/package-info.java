/// `prove`: what positioning ahead of need is worth in money.
@NullMarked
package io.headrace.training.cli.proof;

import org.jspecify.annotations.NullMarked;
