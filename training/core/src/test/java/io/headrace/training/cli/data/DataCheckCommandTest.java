package io.headrace.training.cli.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.training.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCheckCommandTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeAnIndexThatMissesADay() throws IOException {
        Files.writeString(
                folder.resolve("fear_greed_daily.csv"),
                "date,fng\n2018-02-01,30\n2018-02-02,31\n2018-02-03,33\n2018-02-05,30\n");
    }

    @Test
    void aGateThatIsNotMetHasAnExitCodeOfItsOwn() {
        assertEquals(0, check());
        assertEquals(0, check("--fail-on", "error"));
        assertEquals(4, check("--fail-on", "warning"));
        assertEquals(4, check("--fail-on", "error,gap"));
        assertEquals(0, check("--fail-on", "clock-skew"));
        assertEquals(2, check("--fail-on", "holes"));
    }

    @Test
    void withoutAGateErrorsAreBadData() throws IOException {
        Files.writeString(folder.resolve("fear_greed_daily.csv"), "date,fng\n2018-02-01,30\n2018-02-02,101\n");
        assertEquals(3, check());
        assertEquals(4, check("--fail-on", "error"));
        assertEquals(0, check("--fail-on", "gap"));
    }

    @Test
    void writesThePageItIsAskedFor() throws IOException {
        Path page = folder.resolve("page.html");
        assertEquals(0, check("--html", page.toString()));
        assertTrue(Files.readString(page).contains("crypto fear-greed"));
        assertEquals(3, check("--html", folder.resolve("none/page.html").toString()));
    }

    private int check(String... options) {
        String[] line = new String[3 + options.length];
        line[0] = "data";
        line[1] = "check";
        line[2] = folder.toString();
        System.arraycopy(options, 0, line, 3, options.length);
        return Main.execute(line);
    }
}
