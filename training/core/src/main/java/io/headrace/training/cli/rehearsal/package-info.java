/// What the launcher has a process do once after a build, so that the JVM may keep what it learned on the way: a
/// rehearsal of the work that users wait for, on data made up for it. Nothing here is part of a result.
@NullMarked
package io.headrace.training.cli.rehearsal;

import org.jspecify.annotations.NullMarked;
