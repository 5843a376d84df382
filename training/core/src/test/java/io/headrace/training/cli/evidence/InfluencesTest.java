package io.headrace.training.cli.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.portfolio.CoinLimit;
import io.headrace.market.portfolio.MarketMaking;
import io.headrace.market.portfolio.Terms;
import io.headrace.market.portfolio.TradingCosts;
import io.headrace.market.problem.Progress;
import io.headrace.market.synthetic.SyntheticMarket;
import io.headrace.market.synthetic.SyntheticSpec;
import io.headrace.market.venue.margin.MarginRules;
import io.headrace.market.venue.margin.MarginTable;
import io.headrace.models.card.ModelCard;
import io.headrace.models.evaluation.scope.Figures;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.training.compare.Judged;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.influence.Importance;
import io.headrace.training.influence.Influence;
import io.headrace.training.report.InfluenceReport;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.set.TrainingSet;
import io.headrace.training.set.TrainingSetBuilder;
import io.headrace.training.validate.FitMemory;
import io.headrace.training.validate.TrainerFamily;
import io.headrace.training.validate.TrainingOutcome;
import io.headrace.training.validate.TrainingRequest;
import io.headrace.training.validate.TrainingRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a market maker's signals are worth: its columns are not those of funding pairs.
class InfluencesTest {
    private static final SyntheticMarket MARKET =
            new SyntheticMarket(SyntheticSpec.demo().withDays(30));

    @Test
    void theSignalsOfAMarketMakerAreWeighedAsItReadsThem() {
        Influences influences = new Influences(evidence(), Figures.Settings.STANDARD, FitMemory.NONE, Progress.SILENT);
        InfluenceReport report = influences.report(true, true, false);
        List<Influence> groups = groups(report);
        assertTrue(groups.stream().anyMatch(group -> group.name().equals("har, added")), groups.toString());
        for (Influence group : groups) {
            // It would stand among what the model does not read, measured in another unit.
            assertFalse(group.name().endsWith("added") && group.columns().contains("planned_rise"), group.toString());
        }
        Importance importance = report.importance();
        assertTrue(importance != null && importance.columns().stream().anyMatch(InfluencesTest::onlyAMakers));
    }

    private static boolean onlyAMakers(Influence column) {
        return column.name().equals("need_drift_fast");
    }

    private static List<Influence> groups(InfluenceReport report) {
        return report.ablation() == null ? List.of() : report.ablation().groups();
    }

    private static Evidence evidence() {
        List<String> venues = MARKET.spec().venues().subList(0, 2);
        String coin = MARKET.spec().coins().getFirst();
        MarginRules rules = new MarginRules(Map.of(coin, MarginTable.flat(.1)), true, true);
        Terms terms = new Terms(
                venues, Map.of(venues.get(0), rules, venues.get(1), rules), 1.5, List.of(), true, 1, TradingCosts.NONE);
        DeskSettings desk = DeskSettings.defaults(venues, List.of(coin))
                .withPortfolio(new MarketMaking(terms, List.of(new CoinLimit(coin, 1e6)), .01, 4, 0));
        List<MarketEvent> events = MARKET.events();
        DeskRecording recording = DeskRecording.replay(events, desk.portfolio(), desk.periodNanos(), Progress.SILENT);
        TrainingRequest request = new TrainingRequest(
                TrainerFamily.STRUCTURAL,
                QuantileLevels.STANDARD,
                desk.window(),
                recording.toNanos(),
                1,
                FamilySettings.USUAL,
                1,
                List.of("ab".repeat(32)));
        TrainingOutcome trained = new TrainingRun(recording, request).run(Progress.SILENT);
        ModelCard card = trained.bundle().card();
        TrainingSet outcomes = TrainingSetBuilder.of(recording, card.window(), card.trainedToNanos());
        assertEquals(recording.schema().fingerprint(), card.schemaFingerprint());
        return new Evidence(
                card, Judged.of("model", trained.outOfFold(), outcomes, desk.periodNanos()), desk, events, outcomes);
    }
}
