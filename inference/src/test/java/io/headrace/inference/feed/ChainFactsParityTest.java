package io.headrace.inference.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.PoolMeasure;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.Progress;
import io.headrace.settlement.monitor.ChainFact;
import io.headrace.settlement.monitor.ChainFact.Kind;
import io.headrace.store.formats.SourceFormats;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceListener;
import io.headrace.store.source.reading.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a chain's monitor tells live is, bit for bit, what an import of the same facts gives.
class ChainFactsParityTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void whatIsToldLiveIsWhatAnImportOfTheSameFactsGives() throws IOException {
        List<ChainFact> facts = facts(new Random(20261123));
        List<MarketEvent> live = IntStream.range(0, facts.size())
                .mapToObj(i -> facts.get(i).event(i))
                .toList();
        List<String> rows = new ArrayList<>(List.of(ChainFact.HEADER));
        facts.forEach(fact -> rows.add(fact.row()));
        assertEquals(live, imported(Files.write(folder.resolve("chain.csv"), rows)));
    }

    private static List<ChainFact> facts(Random random) {
        List<ChainFact> facts = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            long block = (1_790_000_000L + 12L * i) * SECOND;
            long known = block + random.nextLong(3 * SECOND);
            double value = Math.exp(20 * random.nextDouble() - 10);
            facts.add(new ChainFact(new Instrument("base", "gas"), block, known, new Kind.Gas(), value));
            facts.add(new ChainFact(new Instrument("base", "gas"), block, known, new Kind.Confirmation(), value));
            facts.add(new ChainFact(new Instrument("base", "ETH"), block, known, new Kind.Price(), value));
            for (PoolMeasure measure : PoolMeasure.values()) {
                Instrument reserve = new Instrument("aave-v3-base", "USDC");
                facts.add(new ChainFact(reserve, block, known, new Kind.Pool(measure), random.nextDouble()));
            }
        }
        return facts;
    }

    private static List<MarketEvent> imported(Path file) {
        List<MarketEvent> events = new ArrayList<>();
        SourceListener listener = new SourceListener() {
            @Override
            public void event(long line, MarketEvent event) {
                events.add(event);
            }

            @Override
            public void note(long line, Oddity oddity, String what) {}

            @Override
            public void refused(long line, Problem problem) {
                throw new AssertionError(problem.toString());
            }
        };
        SourceReader.read(file, SourceFormats.of(file).orElseThrow(), listener, Progress.SILENT);
        return events;
    }
}
