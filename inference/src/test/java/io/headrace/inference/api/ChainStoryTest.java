package io.headrace.inference.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.inference.wiring.DeskRuntime;
import io.headrace.market.problem.ExitCode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/// What `demo --chain` serves: its service on two real local chains tells each transfer from decision to reconciled,
/// sums
/// up and ends with exit code 0. The chains and attestors run in this process here; the launcher starts them beside it.
@QuarkusTest
@TestProfile(StoryDesk.class)
@EnabledIf(value = "io.headrace.inference.LocalDesk#isThere", disabledReason = "skipped: no local chain")
class ChainStoryTest {
    private static final Pattern TOLD = Pattern.compile("(?m)^\\S+  (0x[0-9a-f]{8})  (\\w+)");
    private static final Pattern SUMMARY = Pattern.compile("summary    (\\d+) transfers: (\\d+) reconciled, 0 ended"
            + " otherwise, 0 under way; unexplained 0 base units, vaults and books apart 0");

    /// What a reader follows of each transfer, whichever way it goes.
    private static final Set<String> EACH = Set.of(
            "route",
            "plan",
            "attest",
            "release",
            "reserve",
            "sign",
            "send",
            "include",
            "final",
            "arrive",
            "credit",
            "reconcile");

    Supplier<String> printed = () -> "";

    @Inject
    DeskRuntime runtime;

    @Test
    @Timeout(120)
    void demoChainTellsEachTransferFromDecisionToReconciledAndEndsWell() throws Exception {
        DeskRuntime.Ended ended = runtime.ended().get(60, TimeUnit.SECONDS);
        assertEquals(ExitCode.OK, ended.code(), ended::sentence);
        String story = printed.get();
        Matcher sum = SUMMARY.matcher(story);
        assertTrue(sum.find(), story);
        assertEquals(sum.group(1), sum.group(2), story);
        assertTrue(Integer.parseInt(sum.group(1)) >= StoryDesk.TRANSFERS, story);
        assertTrue(story.contains("decide     number 0 by the ") && story.contains("forecast   "), story);
        List<String> transfers = TOLD.matcher(story)
                .results()
                .map(line -> line.group(1))
                .distinct()
                .toList();
        assertEquals(Integer.parseInt(sum.group(1)), transfers.size(), story);
        for (String transfer : transfers) {
            Set<String> told = TOLD.matcher(story)
                    .results()
                    .filter(line -> line.group(1).equals(transfer))
                    .map(line -> line.group(2))
                    .collect(Collectors.toSet());
            assertTrue(told.containsAll(EACH), () -> transfer + " " + told + "\n" + story);
        }
    }
}
