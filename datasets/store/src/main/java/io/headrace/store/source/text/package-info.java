/// The text of a file, unpacked and watched over, and what stands in it: numbers, times and names, straight
/// from characters. Tables and messages share these rules.
@NullMarked
package io.headrace.store.source.text;

import org.jspecify.annotations.NullMarked;
