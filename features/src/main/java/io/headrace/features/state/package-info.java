/// How a fold writes its state down and takes it up again, bit for bit. Knows nothing of features.
@NullMarked
package io.headrace.features.state;

import org.jspecify.annotations.NullMarked;
