package io.headrace.training.validate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/// The versions this build was made with; Maven writes them from the root pom.
public final class Libraries {
    private static final Properties VERSIONS = read();

    private Libraries() {}

    /// `commons-math3 3.6.1`: what a model card says of what fitted the model.
    ///
    /// @throws IllegalArgumentException when the build does not name the library
    public static String withVersion(String library) {
        String version = VERSIONS.getProperty(library);
        if (version == null) {
            throw new IllegalArgumentException(
                    "library must be one of " + VERSIONS.stringPropertyNames() + ", was " + library);
        }
        return library + ' ' + version;
    }

    private static Properties read() {
        try (InputStream in =
                Objects.requireNonNull(Libraries.class.getResourceAsStream("libraries.properties"), "no versions")) {
            Properties versions = new Properties();
            versions.load(in);
            return versions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
