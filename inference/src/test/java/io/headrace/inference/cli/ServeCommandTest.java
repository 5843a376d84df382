package io.headrace.inference.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.inference.SampleHome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each wrong invocation gives one sentence and its exit code, before a server starts.
class ServeCommandTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(before);
    }

    @Test
    void namesThePortInUseAndTheWayOut() throws IOException {
        SampleHome.at(folder);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            expect(6, "[HR-5001]", "--home", folder.toString(), "--port", port);
            assertTrue(text().contains("127.0.0.1:" + port) && text().contains("--port"), text());
        }
    }

    @Test
    void namesWhatIsMissing() {
        expect(5, "[HR-5002]", "--home", folder.toString());
        SampleHome.at(folder);
        expect(5, "'nowhere'", "--home", folder.toString(), "--dataset", "nowhere");
    }

    @Test
    void namesThePlaceInBadSettings() throws IOException {
        SampleHome home = SampleHome.at(folder);
        Files.writeString(home.settingsFile(), Files.readString(home.settingsFile()) + "surprise: 1\n");
        expect(
                3,
                "surprise",
                "--home",
                folder.toString(),
                "--settings",
                home.settingsFile().toString());
        assertTrue(text().contains("settings.yaml:"), text());
    }

    @Test
    void refusesWhatItCannotRead() {
        expect(2, "speed must be", "--speed", "fast");
        expect(2, "2025-02-01", "--from", "soon");
        expect(2, "--nonsense", "--nonsense");
        expect(2, "from 1 to 65535", "--port", "99999");
        assertTrue(text().startsWith("error: "), text());
    }

    @Test
    void refusesLiveStreamsThatCannotBeHeard() {
        String home = folder.toString();
        expect(5, "[HR-1051]", "--home", home, "--live", "nowhere", "--coins", "BTC");
        expect(3, "[HR-1052]", "--home", home, "--live", "binance-coinm", "--coins", "SOL");
        expect(2, "[HR-5019]", "--home", home, "--live", "binance");
        expect(2, "VENUE=ws://", "--home", home, "--live", "binance,dydx", "--coins", "BTC", "--url", "ws://a");
        expect(2, "ws:// or wss://", "--home", home, "--live", "dydx", "--coins", "BTC", "--url", "http://a");
        expect(2, "go with --live", "--home", home, "--coins", "BTC");
        expect(2, "--settings", "--home", home, "--live", "binance", "--coins", "BTC");
        expect(2, "silence", "--home", home, "--live", "dydx", "--coins", "BTC", "--silence", "0");
    }

    @Test
    void letsTheLastOfTwoCount() {
        SampleHome.at(folder);
        expect(5, "'nowhere'", "--home", folder.toString(), "--dataset", "sample", "--fresh", "--dataset", "nowhere");
    }

    private void expect(int status, String part, String... arguments) {
        said.reset();
        assertEquals(status, ServeCommand.execute(arguments), text());
        assertTrue(text().contains(part), text());
        assertEquals(1, text().lines().count(), text());
    }

    private String text() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
