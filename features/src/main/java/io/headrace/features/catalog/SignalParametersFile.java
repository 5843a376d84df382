package io.headrace.features.catalog;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headrace.features.signal.flow.HawkesParameters;
import io.headrace.features.signal.flow.MicropriceTable;
import io.headrace.features.signal.volatility.GarchFilter;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// [SignalParameters] as a JSON file: `format`, then the record's components in snake case, none of them left out.
/// Every digit is kept, so that what is read has the fingerprint of what was written.
public final class SignalParametersFile {
    /// The value of `format` that this version writes and reads.
    public static final int FORMAT = 1;

    private static final int LARGEST_BYTES = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxNumberLength(64)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .defaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private SignalParametersFile() {}

    private record Document(
            int format,
            GarchFilter.Parameters garch,
            GarchFilter.Parameters gjr,
            HawkesParameters hawkes,
            MicropriceTable microprice,
            List<Double> ofiWeights) {}

    /// Reads a file and believes none of it.
    ///
    /// @throws ProblemException HR-1211 when it cannot be read, HR-1212 naming the field when it is not
    ///     what [#write] writes: broken, unknown, missing or doubled fields, numbers out of their range
    public static SignalParameters read(Path file) {
        byte[] bytes = bytes(file);
        try {
            Document document = JSON.readerFor(Document.class).readValue(bytes);
            if (document == null) {
                throw refused(file, "the document must be an object, was null");
            }
            if (document.format() != FORMAT) {
                throw refused(file, "field 'format' must be " + FORMAT + ", was " + document.format());
            }
            return new SignalParameters(
                    document.garch(), document.gjr(), document.hawkes(), document.microprice(), document.ofiWeights());
        } catch (JsonProcessingException e) {
            throw refused(file, reason(e));
        } catch (IOException e) {
            throw ParametersFault.UNREADABLE.at(file, IoReason.of(e));
        } catch (IllegalArgumentException e) {
            throw refused(file, String.valueOf(e.getMessage()));
        }
    }

    /// Writes a file, in place of one that is there; it appears whole or not at all.
    ///
    /// @throws ProblemException HR-1213 when it cannot be written
    public static void write(Path file, SignalParameters parameters) {
        Document document = new Document(
                FORMAT,
                parameters.garch(),
                parameters.gjr(),
                parameters.hawkes(),
                parameters.microprice(),
                parameters.ofiWeights());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(part, JSON.writeValueAsBytes(document));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw ParametersFault.NOT_WRITTEN.at(file, IoReason.of(e));
        }
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
            if (bytes.length > LARGEST_BYTES) {
                throw refused(file, "it is longer than " + LARGEST_BYTES + " bytes");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw ParametersFault.MISSING.at(file, "there is no such file");
        } catch (IOException e) {
            throw ParametersFault.UNREADABLE.at(file, IoReason.of(e));
        }
    }

    private static ProblemException refused(Path file, String why) {
        return ParametersFault.REFUSED.at(file, why);
    }

    private static String reason(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> field(unknown) + " is unknown";
            case ValueInstantiationException value -> field(value) + ": " + cause(value);
            case MismatchedInputException mismatch -> field(mismatch) + ' ' + expected(mismatch);
            default -> "it is not JSON of this form: " + firstLine(e) + ", line " + line(e);
        };
    }

    private static String expected(MismatchedInputException e) {
        String message = String.valueOf(e.getOriginalMessage());
        if (message.startsWith("Missing")) {
            return "is missing";
        }
        Class<?> type = e.getTargetType();
        if (type == null || message.startsWith("Trailing")) {
            return "must be the end";
        }
        boolean number = type == double.class || type == Double.class;
        return "must be " + (number ? "a number" : type == int.class ? "a whole number" : form(type));
    }

    private static String form(Class<?> type) {
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    private static String cause(ValueInstantiationException e) {
        Throwable cause = e.getCause();
        return String.valueOf(cause == null ? e.getOriginalMessage() : cause.getMessage());
    }

    private static String firstLine(JsonProcessingException e) {
        return String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("no reason given");
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    }

    private static String field(JsonMappingException e) {
        String path = path(e);
        return path.isEmpty() ? "the document" : "field '" + path + "'";
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
