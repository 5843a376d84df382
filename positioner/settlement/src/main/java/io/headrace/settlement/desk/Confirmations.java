package io.headrace.settlement.desk;

import io.headrace.settlement.journal.transfer.BooksQuery;
import io.headrace.settlement.journal.transfer.BooksReader;
import io.headrace.settlement.journal.transfer.Dossier;
import io.headrace.settlement.journal.transfer.LifeStep;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.slot.LegId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which of our transactions came into a block since the last look, of the newest transfers. Those that
/// were in one before the first look were told by an earlier process, or by nobody.
///
/// For one thread.
final class Confirmations {
    private static final Pattern BLOCK = Pattern.compile("in block \\d+ (0x[0-9a-f]{64})");
    private static final int MOST = 100;

    private final Set<LegId> told = new HashSet<>();
    private final Set<String> over = new HashSet<>();
    private boolean began;

    /// One transaction.
    ///
    /// @param sentNanos when it was first sent, wall clock
    record Included(long chainId, long sentNanos, String blockHash) {}

    List<Included> news(BooksReader books) {
        List<Included> news = new ArrayList<>();
        for (Life life : books.page(BooksQuery.newest(MOST))) {
            if (!over.contains(life.id())) {
                books.dossier(life.id()).ifPresent(known -> tell(known, news));
            }
        }
        if (!began) {
            began = true;
            return List.of();
        }
        return news;
    }

    private void tell(Dossier known, List<Included> news) {
        for (LifeStep step : known.steps()) {
            if (step.state() == State.INCLUDED && told.add(step.leg())) {
                included(known, step).ifPresent(news::add);
            }
        }
        if (known.life().state().isFinal()) {
            over.add(known.life().id());
            known.steps().forEach(step -> told.remove(step.leg()));
        }
    }

    private static Optional<Included> included(Dossier known, LifeStep step) {
        Matcher block = BLOCK.matcher(step.proof());
        Optional<Long> sent = known.steps().stream()
                .filter(earlier ->
                        earlier.state() == State.SENDING && earlier.leg().equals(step.leg()))
                .map(LifeStep::atNanos)
                .findFirst();
        Optional<Long> chain = known.slots().stream()
                .filter(slot -> slot.leg().equals(step.leg()))
                .map(slot -> slot.id().lane().chainId())
                .findFirst();
        return block.find() && sent.isPresent() && chain.isPresent()
                ? Optional.of(new Included(chain.get(), sent.get(), block.group(1)))
                : Optional.empty();
    }
}
