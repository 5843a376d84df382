package io.headrace.decision.settings;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/// A value of a settings file that knows its place, so that every complaint can point at it.
sealed interface SettingsValue {
    String START = "start from the settings.yaml that 'backtest' writes in HEADRACE_HOME/reports";
    String NOT_YAML = "the settings file is not YAML: ";
    String MEND = "Mend the syntax there";

    Place place();

    /// Line and column from 1.
    record Place(String file, int line, int column) {
        RuntimeException problem(String code, String what, String remedy) {
            String where = file + ':' + line + ':' + column;
            return new Problem(code, what, where, remedy, ExitCode.INVALID).toException();
        }

        /// Builds a value whose own checks may refuse it; the refusal then points here.
        <T> T checked(Supplier<T> build) {
            try {
                return build.get();
            } catch (IllegalArgumentException e) {
                throw problem("HR-3005", String.valueOf(e.getMessage()), "Change the value there");
            } catch (ArithmeticException e) {
                throw problem("HR-3005", "a number is too large to be counted with", "Change the value there");
            }
        }
    }

    record Scalar(Place place, String text) implements SettingsValue {}

    record Sequence(Place place, List<SettingsValue> values) implements SettingsValue {}

    record Mapping(Place place, Map<String, SettingsValue> entries, Map<String, Place> keys) implements SettingsValue {}

    /// Reads a whole YAML file, whose top must be a mapping.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-3001 when it is missing, HR-3002 when it is
    ///     not YAML
    static Mapping read(Path file) {
        String name = file.toString();
        try {
            return parse(name, Files.readString(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new Problem(
                            "HR-3001",
                            "there is no settings file",
                            name,
                            "Give another path, or " + START,
                            ExitCode.NOT_FOUND)
                    .toException(e);
        } catch (IOException e) {
            throw new Place(name, 1, 1)
                    .problem("HR-3002", "the settings file cannot be read: " + IoReason.of(e), "Check the file");
        }
    }

    /// Parses YAML text; `name` stands for the file in complaints.
    static Mapping parse(String name, String text) {
        try (JsonParser parser = new YAMLFactory().createParser(withoutByteOrderMark(text))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Place(name, 1, 1)
                        .problem(
                                "HR-3002",
                                "a settings file must be a mapping of names to values",
                                "Mend it, or " + START);
            }
            return mapping(name, parser);
        } catch (JsonProcessingException e) {
            throw notYaml(name, e);
        } catch (IOException e) {
            throw new IllegalStateException("reading text does not fail", e);
        }
    }

    /// The parser's own message spans several lines and two places: where the trouble began and where it showed.
    private static RuntimeException notYaml(String name, JsonProcessingException e) {
        if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            Mark mark = marked.getProblemMark();
            return new Place(name, mark.getLine() + 1, mark.getColumn() + 1)
                    .problem("HR-3002", NOT_YAML + firstLine(marked.getProblem()), MEND);
        }
        return place(name, e.getLocation()).problem("HR-3002", NOT_YAML + firstLine(e.getOriginalMessage()), MEND);
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "no reason given" : message.lines().findFirst().orElse("no reason given");
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Mapping mapping(String name, JsonParser parser) throws IOException {
        Place start = place(name, parser.currentTokenLocation());
        Map<String, SettingsValue> entries = new LinkedHashMap<>();
        Map<String, Place> keys = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            Place at = place(name, parser.currentTokenLocation());
            parser.nextToken();
            if (entries.put(key, value(name, parser)) != null) {
                throw at.problem("HR-3003", "key '" + key + "' is given twice", "Keep one of them");
            }
            keys.put(key, at);
        }
        return new Mapping(start, entries, keys);
    }

    private static SettingsValue value(String name, JsonParser parser) throws IOException {
        Place start = place(name, parser.currentTokenLocation());
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return mapping(name, parser);
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<SettingsValue> values = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                values.add(value(name, parser));
            }
            return new Sequence(start, values);
        }
        return new Scalar(start, String.valueOf(parser.getText()));
    }

    private static Place place(String name, JsonLocation location) {
        return location == null
                ? new Place(name, 1, 1)
                : new Place(name, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
