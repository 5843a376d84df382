package io.headrace.settlement.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.simulation.chaos.FaultKind;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// docs/faults.md names a test for each of the 96 faults, or says why not, and every name exists.
class FaultsPageTest {
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| [^|]+ \\| ([^|]+) \\|");
    private static final Pattern NAMED = Pattern.compile("`([A-Za-z.]+?)\\.(\\w+)`");
    private static final Pattern CAPITALS = Pattern.compile("\\b[A-Z][A-Z]+(?:_[A-Z]+)+\\b");

    @Test
    void everyFaultHasATestThatExistsOrAReason() throws IOException {
        Path root = root();
        Map<String, String> sources = testSources(root);
        List<Integer> numbers = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String line : Files.readAllLines(root.resolve("docs/faults.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                numbers.add(Integer.parseInt(row.group(1)));
                unknown.addAll(unknownNames(row.group(2), sources));
                if (!row.group(2).contains("`") && !row.group(2).contains("later:")) {
                    unknown.add("neither a test nor a later one: " + line);
                }
            }
        }
        assertEquals(IntStream.rangeClosed(1, 96).boxed().toList(), numbers);
        assertEquals(List.of(), unknown);
    }

    @Test
    void everyKindOfFaultOfTheSimulationIsOnThePage() throws IOException {
        String page = Files.readString(root().resolve("docs/faults.md"));
        Set<String> told =
                CAPITALS.matcher(page).results().map(found -> found.group()).collect(Collectors.toSet());
        told.add("DUST");
        told.add("REORG");
        told.add("EVICTED");
        told.add("REVERTED");
        Set<FaultKind> operators = Set.of(
                FaultKind.KILL_AFTER_COMMIT,
                FaultKind.POLICY_SILENT,
                FaultKind.HELD_BY_POLICY,
                FaultKind.REJECTED_BY_POLICY,
                FaultKind.KILL_SWITCH,
                FaultKind.SIGNER_SILENT_BEFORE,
                FaultKind.SIGNER_SILENT_AFTER,
                FaultKind.NODE_DOWN,
                FaultKind.ALL_NODES_DOWN,
                FaultKind.SEND_CALLED_INVALID,
                FaultKind.BRIDGE_REFUNDS,
                FaultKind.BRIDGE_LOSES,
                FaultKind.VENUE_SHORT); // beyond the 96
        for (FaultKind kind : FaultKind.values()) {
            assertTrue(operators.contains(kind) || told.contains(kind.name()), kind + " is on no line");
        }
    }

    /// Names in the cell of a table that no test, no planted bug and no kind of fault has.
    static List<String> unknownNames(String cell, Map<String, String> sources) {
        List<String> unknown = new ArrayList<>();
        Matcher named = NAMED.matcher(cell);
        while (named.find()) {
            String source = sources.get(named.group(1));
            if (named.group(1).equals("CreditView")) {
                continue; // a type, not a test
            }
            String method = named.group(2);
            if (source == null
                    || !(source.contains("void " + method + "(") || source.contains("function " + method + "("))) {
                unknown.add(named.group());
            }
        }
        Set<String> capitals = new HashSet<>();
        Arrays.stream(FaultKind.values()).forEach(kind -> capitals.add(kind.name()));
        Arrays.stream(PlantedBug.values()).forEach(bug -> capitals.add(bug.name()));
        CAPITALS.matcher(cell)
                .results()
                .map(found -> found.group())
                .filter(name -> !capitals.contains(name))
                .forEach(unknown::add);
        return unknown;
    }

    static Map<String, String> testSources(Path root) throws IOException {
        Map<String, String> sources = new HashMap<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                boolean skip = name.equals("target") || name.equals("node_modules") || name.startsWith(".");
                return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (isTest(file)) {
                    sources.put(file.getFileName().toString().replaceAll("\\.java$", ""), Files.readString(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return sources;
    }

    private static boolean isTest(Path file) {
        String path = file.toString();
        return (path.contains("src/test") && path.endsWith("Test.java"))
                || (path.contains("contracts/test") && path.endsWith(".t.sol"));
    }

    static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("docs/faults.md"))) {
                return folder;
            }
        }
        throw new IllegalStateException("docs/faults.md was not found");
    }
}
