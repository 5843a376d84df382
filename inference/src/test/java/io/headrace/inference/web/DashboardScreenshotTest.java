package io.headrace.inference.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.headrace.inference.api.SampleDesk;
import io.headrace.inference.api.Served;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page in a real browser: what it says, and that it draws.
@QuarkusTest
@QuarkusTestResource(SampleDesk.class)
class DashboardScreenshotTest {
    private static final int ON_HAND_COLOUR = 0xb45f06;

    @TempDir
    Path profile;

    @TestHTTPResource("/")
    URI page;

    @BeforeEach
    void needBrowserAndData() throws InterruptedException {
        assumeTrue(
                Browser.chromium().isPresent(),
                "Chromium is not installed: the page is not looked at in a browser (skipped)");
        Served.finished();
    }

    @Test
    void showsVenuesDeciderAndDecisions() throws Exception {
        Path dom = profile.resolve("dom.html");
        browse(dom, "--dump-dom");
        String shown = Files.readString(dom);
        assertEquals(List.of("alpha", "bravo", "carol"), all(shown, "data-venue=\"([^\"]+)\""));
        assertEquals(3, all(shown, "(<canvas)").size(), "each venue draws one chart");
        assertTrue(shown.contains("data-decider=\"MODEL\""), "the strip names the decider");
        assertTrue(shown.contains("REPLAY · PAPER"), "the badge says that nothing is real");
        assertEquals(12, all(shown, "data-sequence=\"(\\d+)\"").size());
        assertTrue(all(shown, "data-transfer=\"([^\"]+)\"").size() > 3, "transfers are listed");
        assertTrue(shown.contains("data-state=\"finished\""), "the page knows that the replay has ended");
    }

    @Test
    void drawsThePage() throws Exception {
        Path file = Path.of("target", "dashboard.png").toAbsolutePath();
        browse(profile.resolve("ignored"), "--screenshot=" + file, "--hide-scrollbars");
        BufferedImage image = ImageIO.read(file.toFile());
        assertEquals(1400, image.getWidth());
        Set<Integer> colours = new HashSet<>();
        int onHand = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int colour = image.getRGB(x, y) & 0xffffff;
                colours.add(colour);
                onHand += colour == ON_HAND_COLOUR ? 1 : 0;
            }
        }
        assertTrue(colours.size() > 100, "the screenshot is nearly blank: " + colours.size() + " colours");
        assertTrue(onHand > 500, "no line of collateral on hand was drawn: " + onHand + " pixels");
    }

    private void browse(Path output, String... what) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Browser.chromium().orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile.resolve("profile"),
                "--window-size=1400,1800",
                "--virtual-time-budget=8000"));
        command.addAll(List.of(what));
        command.add(page.toString());
        Process browser = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertTrue(browser.waitFor(90, TimeUnit.SECONDS), "Chromium did not finish");
        } finally {
            browser.destroyForcibly();
        }
        assertEquals(0, browser.exitValue());
    }

    private static List<String> all(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
