package io.headrace.settlement.desk;

import io.headrace.settlement.panel.RemoteAttestor.Said;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What attestors said, each word once until it is another: who says nothing is asked again and again, and neither the
/// history nor the pages are to be full of it. Safe for many threads.
final class Heard {
    private static final int MOST = 10_000;

    private final Map<String, String> last = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    /// Those that say something else about a transfer than before.
    synchronized List<Said> news(String transfer, List<Said> words) {
        return words.stream()
                .filter(word ->
                        !word.words().equals(last.put(transfer + word.who().address(), word.words())))
                .toList();
    }
}
