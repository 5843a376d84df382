/// Looks through data and tells what is missing, doubled, out of order, impossible or odd, each with its place.
///
/// Checking changes nothing and refuses nothing: it reports. The importer refuses what is marked as an error
/// here.
@NullMarked
package io.headrace.store.check;

import org.jspecify.annotations.NullMarked;
