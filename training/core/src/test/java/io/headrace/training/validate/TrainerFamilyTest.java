package io.headrace.training.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.training.fit.FamilySettings;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainerFamilyTest {
    @Test
    void everyFamilyIsFoundByItsLabelAndSomeByLibraryAndKind() {
        for (TrainerFamily family : TrainerFamily.values()) {
            boolean trained = family != TrainerFamily.ONNX;
            assertEquals(trained ? Optional.of(family) : Optional.empty(), TrainerFamily.named(family.label()));
            assertEquals(trained, TrainerFamily.labels().contains(family.label()));
        }
        assertEquals(Optional.of(TrainerFamily.DL4J), TrainerFamily.named("dl4j-convolution"));
        assertEquals(Optional.of(TrainerFamily.TRIBUO), TrainerFamily.named("tribuo-sgd"));
        assertEquals(Optional.of(TrainerFamily.XGBOOST), TrainerFamily.named("tribuo-xgboost"));
        assertEquals(Optional.of(TrainerFamily.FOREST), TrainerFamily.named("smile-forest"));
        assertEquals(Optional.empty(), TrainerFamily.named("tribuo-forest"));
    }

    @Test
    void whatTribuoFitsTellsItsProvenanceThroughBaseAndTails() {
        FamilySettings usual = FamilySettings.USUAL;
        assertEquals(
                "21",
                TrainerFamily.XGBOOST.trainer(usual).provenance(500, 17, 3).get("columns"));
        assertEquals(
                "3", TrainerFamily.TRIBUO.trainer(usual).provenance(500, 17, 3).get("seed"));
        assertTrue(TrainerFamily.FOREST.trainer(usual).provenance(500, 17, 3).isEmpty());
    }
}
