package io.headrace.settlement.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/// The same migrations that make the files, read in PostgreSQL's words: an integer of 64 bits and bytes have other
/// names there, and its tables are strict by themselves.
final class PostgresMigrations {
    private static final Pattern STRICT = Pattern.compile("\\)\\s*STRICT(\\s*,\\s*WITHOUT ROWID)?\\s*;");
    private static final Pattern INTEGER = Pattern.compile("\\bINTEGER\\b");
    private static final Pattern BLOB = Pattern.compile("\\bBLOB\\b");

    private PostgresMigrations() {}

    /// @throws org.flywaydb.core.api.FlywayException when the schema is of another version
    static void migrate(DataSource source, String schema, String migrations) {
        FluentConfiguration plain = plain(source, schema, migrations);
        List<String> scripts = Arrays.stream(plain.load().info().all())
                .filter(info -> info.getState().isResolved())
                .map(MigrationInfo::getScript)
                .toList();
        plain.resourceProvider(new Translated(migrations, scripts)).load().migrate();
    }

    private static FluentConfiguration plain(DataSource source, String schema, String migrations) {
        return Flyway.configure(PostgresMigrations.class.getClassLoader())
                .dataSource(source)
                .schemas(schema)
                .defaultSchema(schema)
                .locations("classpath:" + migrations);
    }

    /// @throws org.flywaydb.core.api.FlywayException when a later version made the schema
    static void requireKnown(DataSource source, String schema, String migrations) {
        for (MigrationInfo applied :
                plain(source, schema, migrations).load().info().applied()) {
            if (!applied.getState().isResolved()) {
                throw new FlywayException("a later version made them (" + applied.getDescription() + ')');
            }
        }
    }

    static String translated(String sql) {
        String strict = STRICT.matcher(sql).replaceAll(");");
        return BLOB.matcher(INTEGER.matcher(strict).replaceAll("BIGINT")).replaceAll("BYTEA");
    }

    private record Translated(String folder, List<String> scripts) implements ResourceProvider {
        @Override
        public @Nullable LoadableResource getResource(String name) {
            String script = name.substring(name.lastIndexOf('/') + 1);
            return scripts.contains(script) ? new Script(folder, script) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return scripts.stream()
                    .filter(name -> name.startsWith(prefix))
                    .filter(name -> Arrays.stream(suffixes).anyMatch(name::endsWith))
                    .<LoadableResource>map(name -> new Script(folder, name))
                    .toList();
        }
    }

    private static final class Script extends LoadableResource {
        private final String folder;
        private final String name;

        Script(String folder, String name) {
            this.folder = folder;
            this.name = name;
        }

        @Override
        public Reader read() {
            try (InputStream stream =
                    PostgresMigrations.class.getClassLoader().getResourceAsStream(folder + '/' + name)) {
                if (stream == null) {
                    throw new IllegalStateException("there is no migration " + folder + '/' + name);
                }
                return new StringReader(translated(new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String getAbsolutePath() {
            return folder + '/' + name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return getAbsolutePath();
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
