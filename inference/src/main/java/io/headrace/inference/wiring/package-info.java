/// Where the service is put together: configuration, files, clock and thread. The only package beside `cli`
/// that knows the real time.
@NullMarked
package io.headrace.inference.wiring;

import org.jspecify.annotations.NullMarked;
