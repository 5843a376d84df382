/// Models as files: one canonical JSON document per model, compressed, named by its own digest; a signed
/// manifest of everything published with it; and pointers to the champion, the challenger and the one before.
///
/// What is read is believed only after its signature, its digests, its form and every number in it have been
/// checked, in this order. Content is never changed once published; promotion moves a pointer atomically. No
/// type names from files are ever instantiated.
@NullMarked
package io.headrace.models.registry;

import org.jspecify.annotations.NullMarked;
