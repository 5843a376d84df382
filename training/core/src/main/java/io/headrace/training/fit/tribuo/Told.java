package io.headrace.training.fit.tribuo;

import com.oracle.labs.mlrg.olcut.provenance.ListProvenance;
import com.oracle.labs.mlrg.olcut.provenance.MapProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.PrimitiveProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import java.util.Map;
import java.util.TreeMap;

/// Tribuo's provenance as names and words.
public final class Told {
    private final Map<String, String> words = new TreeMap<>();

    private Told() {}

    /// Every primitive of a provenance by its path, such as `optimiser.initialLearningRate`.
    public static Map<String, String> of(Provenance provenance) {
        Told told = new Told();
        told.add("", provenance);
        return told.words;
    }

    private void add(String path, Provenance provenance) {
        switch (provenance) {
            case PrimitiveProvenance<?> primitive -> words.put(path, String.valueOf(primitive.getValue()));
            case ObjectProvenance object -> object.forEach(pair -> add(below(path, pair.getA()), pair.getB()));
            case MapProvenance<?> map -> map.getMap().forEach((name, value) -> add(below(path, name), value));
            case ListProvenance<?> list -> {
                for (int i = 0; i < list.getList().size(); i++) {
                    add(below(path, String.valueOf(i)), list.getList().get(i));
                }
            }
            default -> words.put(path, provenance.toString());
        }
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + '.' + name;
    }
}
