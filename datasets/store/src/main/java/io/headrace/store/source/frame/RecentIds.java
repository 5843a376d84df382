package io.headrace.store.source.frame;

import java.util.LinkedHashMap;
import java.util.Map;

/// The ids seen of late, to drop what comes twice; the oldest is forgotten first.
public final class RecentIds {
    private static final int MOST = 65_536;

    private final Map<String, Boolean> seen = new LinkedHashMap<>();

    /// Whether the id was not seen before.
    public boolean isNew(String id) {
        if (seen.put(id, Boolean.TRUE) != null) {
            return false;
        }
        if (seen.size() > MOST) {
            seen.remove(seen.keySet().iterator().next());
        }
        return true;
    }
}
