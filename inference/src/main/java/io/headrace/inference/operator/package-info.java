/// The operator's word: pause, halt, resume. On disk before it is acknowledged, so that it outlives a restart.
@NullMarked
package io.headrace.inference.operator;

import org.jspecify.annotations.NullMarked;
