package io.headrace.training.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.catalog.SignalParameters;
import io.headrace.features.catalog.SignalParametersFile;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.synthetic.SyntheticMarket;
import io.headrace.market.synthetic.SyntheticSpec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalTrainingTest {
    private static final SignalTraining.Outcome FITTED = fitted();

    @TempDir
    private Path folder;

    @Test
    void barsGiveBothVariancesAndWhatIsNotThereKeepsItsDefault() {
        assertTrue(FITTED.fitted().containsKey("garch") && FITTED.fitted().containsKey("gjr"));
        assertFalse(FITTED.fitted().containsKey("hawkes"));
        assertNotEquals(SignalParameters.DEFAULT.garch(), FITTED.parameters().garch());
        assertEquals(SignalParameters.DEFAULT.hawkes(), FITTED.parameters().hawkes());
        double hourly = Math.sqrt(FITTED.parameters().garch().longRun());
        assertTrue(hourly > .001 && hourly < .05, "volatility an hour: " + hourly);
    }

    @Test
    void theFileGivesTheSameNumbersAndTheSchemaKnowsThem() {
        Path file = folder.resolve("signals.json");
        SignalParametersFile.write(file, FITTED.parameters());

        assertEquals(FITTED.parameters(), SignalParametersFile.read(file));
        assertNotEquals(
                FeatureCatalog.full().schema().fingerprint(),
                FeatureCatalog.full(SignalParametersFile.read(file)).schema().fingerprint());
    }

    private static SignalTraining.Outcome fitted() {
        List<MarketEvent> events = new SyntheticMarket(SyntheticSpec.demo().withDays(40)).events();
        SignalTraining training = new SignalTraining();
        events.forEach(training::observe);
        return training.fit();
    }
}
