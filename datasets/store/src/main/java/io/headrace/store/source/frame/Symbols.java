package io.headrace.store.source.frame;

import io.headrace.store.source.Contract;
import io.headrace.store.source.Contracts;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.text.TextValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The contracts behind the symbols of one connection, each looked up once. A symbol whose size or
/// dollar price is not known is noted once, and what is told of it is passed over: a guess would be a
/// false size.
public final class Symbols {
    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,40}");
    private static final int MOST_KNOWN = 20_000;

    private final SourceOutput output;
    private final Map<String, Map<String, Optional<Contract>>> known = new HashMap<>();
    private int count;

    public Symbols(SourceOutput output) {
        this.output = output;
    }

    /// The contract, or null where it is not known.
    ///
    /// @param member which bears the symbol
    public @Nullable Contract find(String venue, Members message, String member) {
        return find(venue, message.text(member), message, member);
    }

    /// The same where the symbol was taken out of a longer text of the member.
    public @Nullable Contract find(String venue, String symbol, Members message, String member) {
        Map<String, Optional<Contract>> ofVenue = known.get(venue);
        Optional<Contract> found = ofVenue == null ? null : ofVenue.get(symbol);
        return (found == null ? lookUp(venue, symbol, message, member) : found).orElse(null);
    }

    /// Takes what the venue itself says of a contract, which holds whatever its pages said.
    public void learn(String venue, String symbol, Contract contract) {
        if (count < MOST_KNOWN && VISIBLE.matcher(symbol).matches()) {
            known.computeIfAbsent(venue, key -> new HashMap<>()).put(symbol, Optional.of(contract));
            count++;
        }
    }

    private Optional<Contract> lookUp(String venue, String symbol, Members message, String member) {
        if (!VISIBLE.matcher(symbol).matches()) {
            throw message.refuse(member, TextValue.quoted(symbol) + " is not a symbol");
        }
        if (count >= MOST_KNOWN) {
            throw message.refuse(member, "is one symbol more than " + MOST_KNOWN + " on one connection");
        }
        // Some venues have symbols that cannot name a coin here, such as `@107`.
        Optional<Contract> contract = TextValue.isName(symbol) ? Contracts.of(venue, symbol) : Optional.empty();
        if (contract.isEmpty()) {
            output.note(Oddity.UNKNOWN_UNIT, Contracts.unknown(venue, symbol));
        }
        known.computeIfAbsent(venue, key -> new HashMap<>()).put(symbol, contract);
        count++;
        return contract;
    }
}
