package io.headrace.settlement.journal;

import io.headrace.settlement.tables.OnPostgres;
import io.headrace.settlement.tables.Store;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The same on a PostgreSQL server.
class PostgresBooksOfDecisionsTest extends BooksOfDecisionsTest {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();

    @Override
    Store store() {
        return POSTGRES.schema("decided");
    }
}
