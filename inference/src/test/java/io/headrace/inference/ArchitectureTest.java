package io.headrace.inference;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.headrace.decision.strategy.OrderUpToPolicy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The rooms know only the rooms below them, each library stays in its room, and time and chance come from
/// outside.
class ArchitectureTest {
    private static final String[] WIRING = {
        "io.headrace.inference.cli..", "io.headrace.inference.wiring..", "io.headrace.training.cli.."
    };
    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("/test-classes/"))
                .importPackages("io.headrace");
    }

    @Test
    void everyRoomIsSeen() {
        for (String room :
                new String[] {"market", "store", "features", "models", "decision", "settlement", "training", "inference"
                }) {
            assertTrue(
                    classes.stream().anyMatch(found -> found.getPackageName().startsWith("io.headrace." + room)),
                    "no class of " + room + " was found: this test would see nothing");
        }
    }

    @Test
    void arrowsOnlyFall() {
        knowsNothingOf("market", "store", "features", "models", "decision", "settlement", "training", "inference");
        knowsNothingOf("store", "features", "models", "decision", "settlement", "training", "inference");
        knowsNothingOf("features", "store", "models", "decision", "settlement", "training", "inference");
        knowsNothingOf("models", "store", "decision", "settlement", "training", "inference");
        knowsNothingOf("decision", "store", "settlement", "training", "inference");
        knowsNothingOf("settlement", "store", "training", "inference");
        knowsNothingOf("training", "settlement", "inference");
        knowsNothingOf("inference", "training");
    }

    @Test
    void librariesStayInTheirRooms() {
        only("smile..", "io.headrace.training.fit.smile..");
        only("org.deeplearning4j..", "io.headrace.training.fit.dl4j..");
        only("org.nd4j..", "io.headrace.training.fit.dl4j..");
        only("com.google.protobuf..", "io.headrace.training.onnx..", "io.headrace.decision.program..");
        only("org.tribuo..", "io.headrace.training.fit.tribuo..");
        only("com.oracle.labs.mlrg.olcut..", "io.headrace.training.fit.tribuo..");
        only("org.apache.spark..", "io.headrace.spark..");
        only("ml.dmlc..", "io.headrace.training.fit.tribuo.xgboost..");
        only(
                "org.apache.commons.math3..",
                "io.headrace.features..",
                "io.headrace.models..",
                "io.headrace.decision..",
                "io.headrace.training.fit.commonsmath..");
        only("org.duckdb..", "io.headrace.store.segment..", "io.headrace.store.source.table..");
        only("dev.hardwood..", "io.headrace.store.segment..", "io.headrace.store.dataset..");
        only("de.siegmar.fastcsv..", "io.headrace.store..");
        only("com.google.ortools..", "io.headrace.decision.program..");
        only("org.web3j..", "io.headrace.settlement.chain..");
        only("org.bouncycastle..", "io.headrace.settlement.chain..");
        only("tools.jackson..", "io.headrace.settlement.chain..");
        only("java.sql..", "io.headrace.settlement..", "io.headrace.store..");
        only("org.sqlite..", "io.headrace.settlement..");
        only("org.postgresql..", "io.headrace.settlement.tables..");
        only("org.flywaydb..", "io.headrace.settlement..");
        only("io.quarkus..", "io.headrace.inference..");
        only("jakarta..", "io.headrace.inference..");
        only("picocli..", "io.headrace.inference.cli..", "io.headrace.training.cli..");
    }

    @Test
    void timeAndChanceComeFromOutside() {
        noClasses()
                .that()
                .resideOutsideOfPackages(WIRING)
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(ZoneId.class, "systemDefault")
                .orShould()
                .callMethod(Locale.class, "getDefault")
                .check(classes);
    }

    /// A desk whose settings have a guard is guarded on a replay and on live streams alike.
    @Test
    void theServiceTakesItsPolicyFromTheSettings() {
        noClasses()
                .that()
                .resideInAPackage("io.headrace.inference..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(OrderUpToPolicy.class)
                .check(classes);
    }

    @Test
    void packagesOfARoomHaveNoCycles() {
        for (String room :
                new String[] {"market", "store", "features", "models", "decision", "settlement", "training", "inference"
                }) {
            slices().matching("io.headrace." + room + ".(**)")
                    .should()
                    .beFreeOfCycles()
                    .check(classes);
        }
    }

    @Test
    void tablesAndMessagesAreReadApart() {
        knowsNothingOf("store.source.table", "store.source.feed", "store.source.frame");
        knowsNothingOf("store.source.feed", "store.source.table");
        knowsNothingOf("store.source.frame", "store.source.table");
    }

    @Test
    void familiesOfCommandsKnowOnlyWhatAllShare() {
        String[] families = {"data", "feature", "model", "evidence", "market", "proof", "incident"};
        for (String family : families) {
            for (String other : families) {
                if (!family.equals(other)) {
                    knowsNothingOf("training.cli." + family, "training.cli." + other);
                }
            }
            knowsNothingOf("training.cli." + family, "training.cli.train");
        }
        knowsNothingOf("training.cli.console", "training.cli.home");
    }

    private static void knowsNothingOf(String room, String... others) {
        for (String other : others) {
            noClasses()
                    .that()
                    .resideInAPackage("io.headrace." + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.headrace." + other + "..")
                    .check(classes);
        }
    }

    private static void only(String library, String... rooms) {
        noClasses()
                .that()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(classes);
    }
}
