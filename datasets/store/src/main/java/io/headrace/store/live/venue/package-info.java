/// What to say to each venue to hear its public stream: addresses, subscriptions, heartbeats, and how a
/// whole book is had again. Each knows the parser of its messages; nothing here connects.
@NullMarked
package io.headrace.store.live.venue;

import org.jspecify.annotations.NullMarked;
