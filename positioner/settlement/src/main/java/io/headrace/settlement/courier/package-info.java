/// Carries transfers through the outside world: looks, asks the pure lifecycle what follows, writes that down,
/// and only then acts. The ports are what it needs of the world; it knows no library.
@NullMarked
package io.headrace.settlement.courier;

import org.jspecify.annotations.NullMarked;
