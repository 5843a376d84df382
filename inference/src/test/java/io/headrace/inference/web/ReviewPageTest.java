package io.headrace.inference.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.headrace.decision.review.Review;
import io.headrace.decision.review.ReviewJson;
import io.headrace.decision.review.ReviewPage;
import io.headrace.inference.SampleHome;
import io.headrace.inference.decide.DeskRun;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The review's page in a real browser, from its file and without a network.
class ReviewPageTest {
    @TempDir
    Path folder;

    @Test
    void drawsEveryPartWithoutANetwork() throws Exception {
        assumeTrue(Browser.chromium().isPresent(), "Chromium is not installed: the page is not looked at (skipped)");
        Path page = page();
        Path dom = folder.resolve("dom.html");
        browse(page, dom, "--dump-dom");
        String shown = Files.readString(dom).replaceAll("(?s)<script.*?</script>", "");
        assertEquals(3 + 2 + 4, count(shown, "<svg"), "three venues, two of money, four of calibration");
        assertTrue(shown.contains("class=\"verdict too_short\""), "the verdict leads the page");
        assertEquals(0, count(shown, "NaN|undefined|Infinity"), "every figure is one");
        assertTrue(count(shown, "class=\"story\"") > 0, "decisions are told");
        assertEquals(0, count(shown, "https?:"), "nothing is asked of a network");
    }

    @Test
    void drawsOnAPhone() throws Exception {
        assumeTrue(Browser.chromium().isPresent(), "Chromium is not installed: the page is not looked at (skipped)");
        Path file = Path.of("target", "review-390.png").toAbsolutePath();
        browse(
                page(),
                folder.resolve("ignored"),
                "--screenshot=" + file,
                "--hide-scrollbars",
                "--window-size=390,2400");
        BufferedImage image = ImageIO.read(file.toFile());
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y += 2) {
            for (int x = 0; x < image.getWidth(); x += 2) {
                colours.add(image.getRGB(x, y) & 0xffffff);
            }
        }
        assertTrue(colours.size() > 50, "the screenshot is nearly blank: " + colours.size() + " colours");
    }

    private Path page() throws IOException, InterruptedException {
        SampleHome home = SampleHome.at(folder.resolve("home"));
        home.promote(SampleHome.model());
        Path file = folder.resolve("review.html");
        try (DeskRun run = DeskRun.toTheEnd(home);
                var records = run.board().journal().orElseThrow().records()) {
            Review review = Review.of(records, SampleHome.settings(), Long.MIN_VALUE, Long.MAX_VALUE);
            Files.writeString(file, ReviewPage.of(ReviewJson.of(review)));
        }
        return file;
    }

    private void browse(Path page, Path output, String... what) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Browser.chromium().orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + folder.resolve("profile"),
                "--virtual-time-budget=4000"));
        command.addAll(List.of(what));
        command.add(page.toUri().toString());
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

    private static long count(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }
}
