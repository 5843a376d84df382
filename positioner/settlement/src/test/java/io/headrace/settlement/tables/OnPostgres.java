package io.headrace.settlement.tables;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A private PostgreSQL server for the tests of one class, each with schemas of its own. Where PostgreSQL is not at
/// hand
/// the class is skipped and says so.
public final class OnPostgres implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private @Nullable PostgresServer server;
    private int tests;

    @Override
    public void beforeAll(ExtensionContext context) {
        server = PostgresServer.start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        tests++;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (server != null) {
            server.close();
        }
    }

    public PostgresServer server() {
        if (server == null) {
            throw new IllegalStateException("the server runs from before the first test to after the last");
        }
        return server;
    }

    /// A schema that no other test of the class has.
    public Store.Server schema(String name) {
        return server().schema("test" + tests + '_' + name);
    }
}
