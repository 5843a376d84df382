/// How each kind of event lies in columns of plain types, and the digest of what lies there.
///
/// One place says for every kind which columns it has, how an event is put into them and how it is taken out again;
/// writers, readers and digests go through it. This package knows nothing of files.
@NullMarked
package io.headrace.store.column;

import org.jspecify.annotations.NullMarked;
