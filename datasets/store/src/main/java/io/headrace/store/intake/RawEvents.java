package io.headrace.store.intake;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.Progress;
import io.headrace.store.check.CheckGate;
import io.headrace.store.check.EventCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The events of files that are small enough to be read into memory, as an import would store them.
public final class RawEvents {
    private RawEvents() {}

    /// @param root a file, or a folder with all that is below it; what is of no known format is passed over
    /// @return in [MarketEvent#ORDER], each in a place of its own
    /// @throws io.headrace.market.problem.ProblemException naming file, line and field of a record that cannot be;
    ///     HR-1041 and HR-1042 when there is nothing to read, HR-1043 when the checks find an error
    public static List<MarketEvent> in(Path root, Progress progress) {
        Novelty novelty = Novelty.of(IntakePlan.of(List.of(root), null), root.toString(), List.of());
        EventCheck check = EventCheck.ofFiles(root.toString());
        List<MarketEvent> events = new ArrayList<>();
        EventNumbers numbers = new EventNumbers(0);
        SourcePass pass = new SourcePass("reading", novelty, check, progress);
        for (RawSource source : novelty.fresh()) {
            pass.read(source, event -> events.add(numbers.numbered(event)));
            numbers.endSource();
        }
        pass.end();
        IntakeFault.requirePassed(CheckGate.ERRORS, check.report());
        events.sort(MarketEvent.ORDER);
        return events;
    }
}
