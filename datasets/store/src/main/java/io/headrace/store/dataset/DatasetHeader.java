package io.headrace.store.dataset;

import io.headrace.store.segment.Say;

/// What a person says about a dataset.
///
/// @param name what it is called, usually its folder's name
/// @param licence terms of the data, an SPDX name where there is one
/// @param origin where the data come from: address and commit, or the generator and its seed
public record DatasetHeader(String name, String licence, String origin) {
    public DatasetHeader {
        Say.something("name", name);
        Say.something("licence", licence);
        Say.something("origin", origin);
    }
}
