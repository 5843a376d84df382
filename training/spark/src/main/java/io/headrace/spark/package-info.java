/// The engine that spreads work over Apache Spark. The only package that may use Spark.
///
/// Knows pieces of work as bytes; nothing of what they mean.
@NullMarked
package io.headrace.spark;

import org.jspecify.annotations.NullMarked;
