/// Models as files: one canonical JSON document per model, named by its own digest, and a pointer to the
/// champion.
///
/// What is read is believed only after its digest, its form and every number in it have been checked. Content
/// is never changed once published; promotion moves a pointer atomically. No type names from files are ever
/// instantiated.
@NullMarked
package io.headrace.models.registry;

import org.jspecify.annotations.NullMarked;
