package io.headrace.features.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.Timing;
import io.headrace.features.signal.volatility.EwmaVolatility;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeatureCatalogTest {
    private static final FeatureCatalog STANDARD = FeatureCatalog.standard();

    @Test
    void holdsTheColumnsOthersNameAndFewMore() {
        List<String> columns = STANDARD.schema().columns();
        assertTrue(columns.containsAll(
                List.of("hour_of_day", "structural_scale_usd", "planned_rise", "need_change_ewma")));
        assertTrue(columns.size() <= 26, "columns were " + columns.size());
    }

    @Test
    void fingerprintIsTheSameEveryTime() {
        assertEquals(STANDARD.schema(), new FeatureCatalog(STANDARD.definitions()).schema());
    }

    @Test
    void fingerprintChangesWithAnyPartOfAnyDefinition() {
        Set<String> fingerprints = new HashSet<>(Set.of(STANDARD.schema().fingerprint()));
        for (int i = 0; i < STANDARD.definitions().size(); i++) {
            SignalDefinition d = STANDARD.definitions().get(i);
            Formula formula = d.formula();
            Timing later = new Timing(d.timing().warmUpNanos() + 1, d.timing().staleAfterNanos());
            for (SignalDefinition changed : List.of(
                    with(d, d.column(), new Formula(formula.text() + '.', "", formula.unit()), d.timing()),
                    with(d, d.column(), new Formula(formula.text(), "", "other"), d.timing()),
                    with(d, d.column(), formula, later),
                    with(d, d.column() + "_x", formula, d.timing()))) {
                List<SignalDefinition> definitions = new ArrayList<>(STANDARD.definitions());
                definitions.set(i, changed);
                assertTrue(
                        fingerprints.add(
                                new FeatureCatalog(definitions).schema().fingerprint()),
                        d.column());
            }
        }
    }

    @Test
    void fingerprintChangesWithTheOrderOfColumns() {
        List<SignalDefinition> reversed = new ArrayList<>(STANDARD.definitions());
        Collections.reverse(reversed);
        assertNotEquals(
                STANDARD.schema().fingerprint(),
                new FeatureCatalog(reversed).schema().fingerprint());
    }

    @Test
    void fixedParametersAreInTheDefinition() {
        assertNotEquals(
                EwmaVolatility.definition(0.97, 72).text(),
                EwmaVolatility.definition(0.96, 72).text());
    }

    private static SignalDefinition with(SignalDefinition d, String column, Formula formula, Timing timing) {
        return new SignalDefinition(column, formula, timing, d.inputs(), d.factory());
    }
}
