package io.headrace.settlement.chain.vault;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.settlement.chain.rpc.Hex;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The code of our vault or of one of our adapters as it stands on a chain: what the compiler gave, with the values
/// it was made with in it. These cannot change, so that who has read the code has read them.
public final class ContractCode {
    private static final int WORD = 32;
    private final byte[] runtime;
    private final Map<String, List<Integer>> places; // where a value stands, by its name

    private ContractCode(byte[] runtime, Map<String, List<Integer>> places) {
        this.runtime = runtime;
        this.places = places;
    }

    /// @param contract as [Artifact#named] names it
    public static ContractCode of(String contract) {
        JsonNode artifact = Artifact.json(contract);
        Map<String, List<Integer>> places = new TreeMap<>();
        artifact.path("immutables").properties().forEach(value -> {
            List<Integer> at = new ArrayList<>();
            value.getValue().forEach(place -> at.add(place.asInt()));
            places.put(value.getKey(), at);
        });
        return new ContractCode(Hex.bytes(artifact.path("runtime").asText()), places);
    }

    /// The values a contract was made with, by name; empty when its code is not this one, or tells a
    /// value differently at two places.
    public Optional<Map<String, BigInteger>> read(byte[] code) {
        if (code.length != runtime.length) {
            return Optional.empty();
        }
        byte[] blank = code.clone();
        Map<String, BigInteger> values = new TreeMap<>();
        for (Map.Entry<String, List<Integer>> value : places.entrySet()) {
            for (int at : value.getValue()) {
                BigInteger told = new BigInteger(1, Arrays.copyOfRange(code, at, at + WORD));
                if (!told.equals(values.merge(value.getKey(), told, (first, again) -> first))) {
                    return Optional.empty();
                }
                Arrays.fill(blank, at, at + WORD, (byte) 0);
            }
        }
        return Arrays.equals(blank, runtime) ? Optional.of(values) : Optional.empty();
    }
}
