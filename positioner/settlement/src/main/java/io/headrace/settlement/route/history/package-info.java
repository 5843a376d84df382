/// What routes did, out of the books.
@NullMarked
package io.headrace.settlement.route.history;

import org.jspecify.annotations.NullMarked;
