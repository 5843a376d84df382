package io.headrace.store.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.Side;
import io.headrace.market.event.Trade;
import io.headrace.market.problem.ProblemException;
import io.headrace.store.segment.Partition;
import io.headrace.store.segment.Partitioning;
import io.headrace.store.segment.Segment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentLineTest {
    @TempDir
    Path home;

    private Staging staging;

    @BeforeEach
    void claim() throws IOException {
        staging = Staging.claim(home.resolve("one"));
        staging.clear();
    }

    @AfterEach
    void release() throws IOException {
        staging.release();
    }

    @Test
    void segmentsKeepTheOrderTheyWereHandedInWhicheverIsWrittenFirst() {
        List<Integer> sizes = List.of(60_000, 1, 20_000, 1, 1, 30_000, 1);
        try (SegmentLine line = new SegmentLine(staging)) {
            long first = 0;
            for (int size : sizes) {
                line.write(List.of(run(first, size)));
                first += size;
            }
            line.finish();
            assertEquals(
                    sizes.stream().map(Integer::longValue).toList(),
                    line.segments().stream().map(Segment::rows).toList());
            for (int part = 0; part < sizes.size(); part++) {
                String name = line.segments().get(part).file().replaceFirst(".*/", "");
                assertEquals("part-000" + part, name.substring(0, 9));
            }
            assertEquals(110_004, line.series().getFirst().rows());
        }
    }

    @Test
    void whatOneSegmentIsRefusedForIsToldThoughAnotherIsWrittenBesideIt() {
        Run twice = run(0, 1);
        twice.add(trade(0), 1);
        try (SegmentLine line = new SegmentLine(staging)) {
            line.write(List.of(run(1, 60_000)));
            line.write(List.of(twice));
            ProblemException refused = assertThrows(ProblemException.class, line::finish);
            assertEquals("HR-1112", refused.problem().code());
        }
    }

    private static Run run(long first, int size) {
        Partition partition = Partitioning.STANDARD.of(trade(first));
        Run run = new Run(partition);
        IntStream.range(0, size).forEach(at -> run.add(trade(first + at), 1));
        return run;
    }

    private static Trade trade(long number) {
        return new Trade(new Instrument("alpha", "BTC"), number, number, number, 100.5, 2, Side.BUY);
    }
}
