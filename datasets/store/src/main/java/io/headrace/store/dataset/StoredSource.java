package io.headrace.store.dataset;

import io.headrace.store.segment.Say;

/// A file whose events a dataset holds. The same bytes read the same way again would double them.
///
/// @param name inside the folder it was found in, with `/`
/// @param bytes its size
/// @param sha256 of its bytes as they lie on disk, hexadecimal
/// @param reading how it was read: the format, and the mapping where there was one
/// @param begins kind, venue and coin of its first event; empty where it has none
/// @param events stored of it
public record StoredSource(String name, long bytes, String sha256, String reading, String begins, long events) {
    public StoredSource {
        Say.something("name", name);
        Say.digest(sha256);
        Say.something("reading", reading);
        if (bytes < 0 || events < 0) {
            throw new IllegalArgumentException("bytes and events must not be negative, were " + bytes + ", " + events);
        }
    }
}
