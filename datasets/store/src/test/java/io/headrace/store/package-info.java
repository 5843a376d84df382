/// What the store's tests share.
@NullMarked
package io.headrace.store;

import org.jspecify.annotations.NullMarked;
