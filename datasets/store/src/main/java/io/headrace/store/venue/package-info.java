/// Venue rules and desk accounts as files: the rules Headrace comes with (JSON, one file a venue, each rule with its
/// source and date), a desk's own rules beside them, and an account to evaluate (JSON or YAML).
///
/// Keys are strict: a key nobody knows is an error with its path. This package knows `market` only.
@NullMarked
package io.headrace.store.venue;

import org.jspecify.annotations.NullMarked;
