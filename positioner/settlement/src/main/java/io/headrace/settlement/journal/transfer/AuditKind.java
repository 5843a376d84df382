package io.headrace.settlement.journal.transfer;

import java.util.List;

/// What the chain over the books covers, each kind with the table it stands in.
enum AuditKind {
    /// a state a transfer came into
    STEP("life_step", "transfer", "state", "at_nanos", "leg", "leg_no", "reason", "proof"),
    /// what a person said
    VERDICT("verdict", "transfer", "kind", "person", "why", "said_nanos", "since_nanos"),
    /// what an attestor said
    ATTESTED("attestation", "transfer", "attestor", "signed", "words", "said_nanos"),
    /// an entry of the ledger
    POSTING("posting", "", "transfer", "kind", "node", "units"),
    /// an entry of the purses
    GAS("gas_posting", "", "name", "kind", "chain_id", "sender", "place", "wei"),
    /// a halt of everything new, its end, or what a person said about what nothing explains
    HALT("", ""),
    /// which books a decision was made from
    DECIDED("", "");

    private final String table;
    private final String subject;
    private final List<String> columns;

    AuditKind(String table, String subject, String... columns) {
        this.table = table;
        this.subject = subject;
        this.columns = List.of(columns);
    }

    /// Whether its rows stand in a table of their own.
    boolean hasTable() {
        return !table.isEmpty();
    }

    String table() {
        return table;
    }

    /// The column that says whose row it is; empty where rows are numbered without.
    String subject() {
        return subject;
    }

    /// What the hash covers, in this order, beside subject and number.
    List<String> columns() {
        return columns;
    }
}
