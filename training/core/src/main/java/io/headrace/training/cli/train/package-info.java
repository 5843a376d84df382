/// `train`: runs, their jobs and what they fit. It shows models and scores in the words of the rooms beside it.
@NullMarked
package io.headrace.training.cli.train;

import org.jspecify.annotations.NullMarked;
