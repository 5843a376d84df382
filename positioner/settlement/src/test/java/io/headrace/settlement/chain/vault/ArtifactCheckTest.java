package io.headrace.settlement.chain.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The committed bytecode is what the sources give.
class ArtifactCheckTest {
    private static final Path CONTRACTS = Path.of("contracts");

    @Test
    void theCommittedArtifactsAreWhatTheSourcesGive() throws IOException, InterruptedException {
        assumeTrue(
                Files.isDirectory(CONTRACTS.resolve("node_modules/solc")),
                "skipped: no contract compiler; install Node and run `npm ci` in positioner/settlement/contracts");
        Process check = new ProcessBuilder("node", "scripts/compile.mjs", "--check")
                .directory(CONTRACTS.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(check.waitFor(1, TimeUnit.MINUTES), "the compiler did not end");
        assertEquals(0, check.exitValue(), said);
    }
}
