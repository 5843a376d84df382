/// Records live streams into a dataset, committed again and again, so that a kill loses at most what
/// came since the last commit. Knows the connections and the dataset; nothing of who asks for a
/// recording.
@NullMarked
package io.headrace.store.recording;

import org.jspecify.annotations.NullMarked;
