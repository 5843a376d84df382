/// `venues` and `portfolio`: margin rules, and what a portfolio asks of its venues.
@NullMarked
package io.headrace.training.cli.market;

import org.jspecify.annotations.NullMarked;
