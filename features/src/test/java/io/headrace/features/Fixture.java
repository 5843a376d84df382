package io.headrace.features;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// Reads the files of `fixtures/` on the test class path: numbers computed by other software, see its README.
public final class Fixture {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

    private static final Pattern PAIR = Pattern.compile("\\[\\s*(\\d+)\\s*,\\s*(\\d+)\\s*]");

    private Fixture() {}

    /// Rows of a CSV file (or its `.gz`) without the header; `NA` becomes NaN.
    public static List<double[]> rows(String name) {
        return text(name).lines().skip(1).map(Fixture::row).toList();
    }

    /// The number at the end of a path of keys in a JSON file.
    public static double number(String name, String... path) {
        Matcher number = NUMBER.matcher(after(name, path));
        if (!number.find()) {
            throw new IllegalArgumentException("no number at " + Arrays.toString(path) + " in " + name);
        }
        return Double.parseDouble(number.group());
    }

    /// The list of numbers at the end of a path of keys in a JSON file.
    public static double[] numbers(String name, String... path) {
        String rest = after(name, path);
        String list = rest.substring(rest.indexOf('['), rest.indexOf(']'));
        return NUMBER.matcher(list)
                .results()
                .mapToDouble(match -> Double.parseDouble(match.group()))
                .toArray();
    }

    /// The list of pairs of numbers at a key of a JSON file.
    public static List<double[]> pairs(String name, String key) {
        String rest = after(name, key);
        return PAIR.matcher(rest.split("]\\s*]")[0] + "]")
                .results()
                .map(pair -> new double[] {Double.parseDouble(pair.group(1)), Double.parseDouble(pair.group(2))})
                .toList();
    }

    private static String after(String name, String... path) {
        String rest = text(name);
        for (String key : path) {
            int at = rest.indexOf('"' + key + '"');
            if (at < 0) {
                throw new IllegalArgumentException("no key " + key + " in " + name);
            }
            rest = rest.substring(rest.indexOf(':', at) + 1);
        }
        return rest;
    }

    private static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Fixture.class.getResourceAsStream("/fixtures/" + name), name)) {
            InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(in) : in;
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] row(String line) {
        return Arrays.stream(line.split(",", -1))
                .map(String::strip)
                .mapToDouble(cell -> cell.equals("NA") ? Double.NaN : Double.parseDouble(cell))
                .toArray();
    }
}
