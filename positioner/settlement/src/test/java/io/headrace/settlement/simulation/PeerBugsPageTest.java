package io.headrace.settlement.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// docs/peer-bugs.md names for each bug that a peer had what keeps it from here, and every name exists; every planted
/// defect that says whose it was stands there.
class PeerBugsPageTest {
    private static final Pattern ROW = Pattern.compile("\\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");
    private static final Pattern NUMBER = Pattern.compile("#\\d+");

    @Test
    void everyBugHasADefectATestOrAReason() throws IOException {
        Path root = FaultsPageTest.root();
        Map<String, String> sources = FaultsPageTest.testSources(root);
        List<String> unknown = new ArrayList<>();
        int rows = 0;
        for (String line : Files.readAllLines(root.resolve("docs/peer-bugs.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows++;
                unknown.addAll(FaultsPageTest.unknownNames(row.group(3), sources));
            }
        }
        assertEquals(List.of(), unknown);
        assertTrue(rows > 50, rows + " rows");
    }

    @Test
    void everyDefectThatIsAPeersIsOnThePage() throws IOException {
        String page = Files.readString(FaultsPageTest.root().resolve("docs/peer-bugs.md"));
        List<String> missing = new ArrayList<>();
        for (PlantedBug bug : PlantedBug.values()) {
            NUMBER.matcher(bug.peer())
                    .results()
                    .map(found -> found.group())
                    .filter(number -> !page.contains(number))
                    .forEach(number -> missing.add(bug + " " + number));
        }
        assertEquals(List.of(), missing);
    }
}
