package io.headrace.settlement.executor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real executor, killed from outside on a real chain and real files: nothing is lost and nothing is paid twice.
/// `bench/settlement/run.sh kills` does it a thousand times.
class KillTest {
    @TempDir
    Path home;

    @Test
    void survivesSigkillUnderLoad() throws Exception {
        List<String> java = KillRun.sameClassPath(
                List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        KillRun.Result result = new KillRun(8, 600, 7, home, java, List.of()).run();
        assertTrue(result.reckoning().isGood(), () -> result.json("sqlite"));
        assertTrue(result.reckoning().transfers() > 20, () -> result.json("sqlite"));
        System.out.println("KillTest: " + result.json("sqlite"));
    }
}
