package io.headrace.settlement.journal;

import io.headrace.settlement.tables.OnPostgres;
import io.headrace.settlement.tables.Store;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The same keys on a PostgreSQL server, which two services share.
class PostgresKeyedCallsTest extends KeyedCallsTest {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();

    @Override
    Store store() {
        return POSTGRES.schema("calls");
    }

    @Override
    List<String> place() {
        return List.of(POSTGRES.server().url(), POSTGRES.schema("calls").schema());
    }
}
