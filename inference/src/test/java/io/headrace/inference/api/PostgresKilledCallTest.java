package io.headrace.inference.api;

import io.headrace.settlement.tables.OnPostgres;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The same with keys on a PostgreSQL server.
class PostgresKilledCallTest extends KilledCallTest {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();

    @Override
    List<String> place() {
        return List.of(POSTGRES.server().url(), POSTGRES.schema("calls").schema());
    }
}
