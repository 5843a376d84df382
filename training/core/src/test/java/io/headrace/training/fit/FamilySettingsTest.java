package io.headrace.training.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headrace.training.validate.TrainerFamily;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FamilySettingsTest {
    private static final List<FamilySetting> DECLARED = List.of(
            new FamilySetting("trees", 50, 1, 5000, "trees per level"),
            new FamilySetting("learning_rate", .1, 1e-4, 1, "share taken"));

    @Test
    void whatIsNotSaidTakesItsUsualValueAndWhatIsNotDeclaredIsLeftOut() {
        FamilySettings said = FamilySettings.USUAL.with("trees", 7).with("epochs", 3);

        assertEquals(
                Map.of("trees", 7.0, "learning_rate", .1),
                said.resolved(DECLARED).values());
    }

    @Test
    void aValueOutOfItsRangeIsRefusedWithTheRange() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> FamilySettings.USUAL.with("trees", 0).resolved(DECLARED));

        assertEquals("trees must be from 1 to 5000, was 0", refused.getMessage());
    }

    @Test
    void everyFamilyThatCanBeTrainedIsMadeFromItsUsualSettings() {
        for (TrainerFamily family : TrainerFamily.values()) {
            family.trainer(FamilySettings.USUAL);
            boolean trained = family != TrainerFamily.ONNX;
            assertEquals(trained, TrainerFamily.named(family.label()).isPresent(), family.label());
        }
    }
}
