/// The folder of a user's files, and the datasets and desks that commands find there.
@NullMarked
package io.headrace.training.cli.home;

import org.jspecify.annotations.NullMarked;
