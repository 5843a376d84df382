package io.headrace.decision.simulation.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.market.problem.ProblemException;
import io.headrace.market.venue.LeadTimes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeadTimeLawTest {
    private static final double NANOS = 1e9;

    @Test
    void drawnLeadTimesHaveTheQuantilesTheyWereDrawnFrom() {
        LeadTimeLaw law = LeadFile.usual().getFirst();
        Laws laws = Laws.NONE.withSeed(5).withLead("t", "v", law);
        double[] drawn = new double[20_000];
        for (int i = 0; i < drawn.length; i++) {
            Transit transit = new Transit("x", "t", "v", TokenAmount.usd(1), i, i + 1L);
            drawn[i] = (laws.fate(transit).landsNanos() - i) / NANOS;
        }
        Arrays.sort(drawn);
        for (LeadTimeLaw.Knot knot : law.knots().subList(1, 3)) {
            double found = drawn[(int) (knot.level() * drawn.length)];
            assertEquals(knot.seconds(), found, .05 * knot.seconds(), "at " + knot.level());
        }
        assertTrue(drawn[0] >= law.knots().getFirst().seconds());
        assertTrue(drawn[drawn.length - 1] > 5_000, "the tail is long");
    }

    @Test
    void twoPoliciesMeetTheSameLeadTime() {
        Laws laws = Laws.NONE.withSeed(5).withLead("t", "v", LeadFile.usual().getFirst());
        Transit large = new Transit("x", "t", "v", TokenAmount.usd(9), 77, 99);
        Transit small = new Transit("y", "t", "v", TokenAmount.usd(1), 77, 99);
        assertEquals(laws.fate(large), laws.fate(small));
    }

    @Test
    void readsWhatTheCommandForLeadTimesWrites(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("leads.json");
        String text = """
                {"schema":"headrace/data-leads/v1","routes":[{"route":"a>b","transfers":9,"late":1,"floor_seconds":10.0,
                "quantiles":[{"level":0.5,"seconds":20.0,"at_least":false},{"level":0.9,"seconds":40.0,"at_least":true}]}]}
                """;
        Files.writeString(file, text, StandardCharsets.UTF_8);
        LeadTimeLaw law = LeadFile.read(file).getFirst();
        assertEquals("a>b", law.route());
        assertEquals(
                List.of(10.0, 20.0, 30.0, 40.0, 400.0),
                List.of(law.secondsAt(0), law.secondsAt(.5), law.secondsAt(.7), law.secondsAt(.9), law.secondsAt(1)));
        Files.writeString(file, "{}", StandardCharsets.UTF_8);
        String refusal =
                assertThrows(ProblemException.class, () -> LeadFile.read(file)).getMessage();
        assertTrue(refusal.contains("HR-3301"), refusal);
    }

    @Test
    void aLawOfMeasuredLatenciesKeepsTheirQuantiles() {
        SplittableRandom random = new SplittableRandom(3);
        double[] seconds = random.doubles(999, 100, 2_000).toArray();
        LeadTimes measured = LeadTimes.of("a>b", seconds);
        LeadTimeLaw law = LeadTimeLaw.of(measured);
        for (double level : new double[] {.1, .25, .5, .75, .9, .95, .99}) {
            assertEquals(measured.quantile(level).seconds(), law.secondsAt(level), 1e-9);
        }
        assertEquals(measured.floorSeconds(), law.secondsAt(0), 1e-9);
    }
}
