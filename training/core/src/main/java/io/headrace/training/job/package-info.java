/// Trainings as jobs: a request with an id of its own, finished fits kept on disk, a state others can read,
/// and times to run at.
///
/// Knows training requests and files; nothing of the command line. Time is given by whoever asks.
@NullMarked
package io.headrace.training.job;

import org.jspecify.annotations.NullMarked;
