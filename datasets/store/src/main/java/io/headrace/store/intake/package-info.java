/// Brings raw files into a dataset: finds them, tells their formats, reads them through their parsers and the checks,
/// and stores what they hold, with memory that does not grow with them.
///
/// An import is all or nothing; one that was killed is gone on with by the same command. Parsers, checks and the
/// dataset's layout are known from their own packages and to them alone.
@NullMarked
package io.headrace.store.intake;

import org.jspecify.annotations.NullMarked;
