/// `models`: the registry's cards, promotion and signatures.
@NullMarked
package io.headrace.training.cli.model;

import org.jspecify.annotations.NullMarked;
