/// Who vouches for a model: Ed25519 keys as PEM files, and a signature over the bytes of a manifest.
///
/// All cryptography is the JDK's. Knows nothing of models; no chance of its own: whoever makes a key brings
/// the source of randomness.
@NullMarked
package io.headrace.models.signature;

import org.jspecify.annotations.NullMarked;
