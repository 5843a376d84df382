/// What went wrong, where, and what to do; the exit codes; and progress of long work.
///
/// An expected failure (a bad file, a missing folder, a refused model) is a [Problem], thrown as [ProblemException]
/// and shown as one line. A bug stays an ordinary exception.
@NullMarked
package io.headrace.market.problem;

import org.jspecify.annotations.NullMarked;
