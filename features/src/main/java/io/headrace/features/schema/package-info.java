/// What a feature vector is: ordered columns, a fingerprint of their definition, and values at one instant.
@NullMarked
package io.headrace.features.schema;

import org.jspecify.annotations.NullMarked;
