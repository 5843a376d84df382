package io.headrace.inference.decide;

import io.headrace.decision.record.DecisionCodec;
import io.headrace.inference.SampleHome;
import io.headrace.inference.feed.FakeClock;
import io.headrace.inference.feed.Speed;
import io.headrace.inference.wiring.PreparedDesk;
import io.headrace.inference.wiring.ServeOptions;
import io.headrace.settlement.journal.DecisionRecord;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.journal.TransferQuery;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A desk run in a test as the service runs it, without waiting for time to pass.
public final class DeskRun implements AutoCloseable {
    final DeskBoard board;
    private final PositioningLoop loop;

    DeskRun(PositioningLoop loop, DeskBoard board) {
        this.loop = loop;
        this.board = board;
    }

    /// Runs the sample desk from its first decision, or from where it stopped, to the end.
    public static DeskRun toTheEnd(SampleHome home) throws InterruptedException {
        return toTheEnd(options(home));
    }

    static DeskRun toTheEnd(ServeOptions options) throws InterruptedException {
        FakeClock clock = new FakeClock();
        DeskBoard board = new DeskBoard(clock);
        PreparedDesk desk = PreparedDesk.prepare(options);
        board.show(desk.plan());
        DeskRun run = new DeskRun(desk.loop(board, clock), board);
        run.loop.run();
        return run;
    }

    static PreparedDesk prepare(SampleHome home) {
        return PreparedDesk.prepare(options(home));
    }

    static ServeOptions options(SampleHome home) {
        return new ServeOptions(
                home.path(),
                Optional.of("sample"),
                Optional.of(home.settingsFile()),
                OptionalLong.of(SampleHome.FIRST_DECISION),
                Speed.MAX,
                false);
    }

    public DeskBoard board() {
        return board;
    }

    /// Every decision as its canonical text, oldest first.
    public List<String> decisions() {
        return journal().decisions(10_000, Long.MAX_VALUE).reversed().stream()
                .map(DecisionRecord::decision)
                .map(decision -> new String(DecisionCodec.encode(decision), StandardCharsets.UTF_8))
                .toList();
    }

    List<String> transfers() {
        return journal().transfers(TransferQuery.newest(10_000)).stream()
                .map(Object::toString)
                .toList();
    }

    private Journal journal() {
        return board.journal().orElseThrow();
    }

    @Override
    public void close() {
        loop.close();
    }
}
