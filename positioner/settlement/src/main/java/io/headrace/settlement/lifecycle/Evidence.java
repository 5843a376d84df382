package io.headrace.settlement.lifecycle;

import io.headrace.settlement.fact.Receipt;
import java.util.Optional;

/// What is known about a transfer's money, each from its own source. Units are base units.
///
/// @param receipt of the active leg, while its block stands
/// @param messageId of the bridge; empty before the source is final
/// @param paid what left, by the source's logs
/// @param arrived what reached the destination chain, by its logs
/// @param creditId the venue's own id; empty before it credits
/// @param credited what the venue credited
/// @param setbacks how often a leg was reverted: before the money left, and since
public record Evidence(
        Optional<Receipt> receipt,
        String messageId,
        long paid,
        long arrived,
        String creditId,
        long credited,
        int setbacks) {
    static final Evidence NONE = new Evidence(Optional.empty(), "", 0, 0, "", 0, 0);

    Evidence receipt(Optional<Receipt> next) {
        return new Evidence(next, messageId, paid, arrived, creditId, credited, setbacks);
    }

    Evidence paid(long units) {
        return new Evidence(receipt, messageId, units, arrived, creditId, credited, setbacks);
    }

    Evidence message(String id) {
        return new Evidence(receipt, id, paid, arrived, creditId, credited, 0);
    }

    Evidence arrived(long units) {
        return new Evidence(receipt, messageId, paid, units, creditId, credited, setbacks);
    }

    Evidence credited(String id, long units) {
        return new Evidence(receipt, messageId, paid, arrived, id, units, setbacks);
    }

    Evidence setback() {
        return new Evidence(receipt, messageId, paid, arrived, creditId, credited, setbacks + 1);
    }
}
