package io.headrace.settlement.journal;

import io.headrace.settlement.tables.PostgresServer;
import io.headrace.settlement.tables.Store;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// The same keys on a PostgreSQL server, which two services share.
class PostgresKeyedCallsTest extends KeyedCallsTest {
    private static final AtomicInteger TESTS = new AtomicInteger();
    private static PostgresServer server;
    private final String test = "calls" + TESTS.incrementAndGet();

    @BeforeAll
    static void start() {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    Store store() {
        return server.schema(test);
    }
}
