package io.headrace.training.influence;

import io.headrace.features.engine.Tick;
import io.headrace.features.engine.VenueObservation;
import io.headrace.features.schema.FeatureVector;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.validate.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Recordings in which some columns tell of another time: inside each test block the values of a venue change
/// places in blocks as long as the forecast window, all columns together, so that neither their distribution nor
/// their run within a window changes, only what they say of what comes.
final class Shuffled {
    private Shuffled() {}

    /// @param blockSteps ticks of a block, positive
    static DeskRecording of(DeskRecording recording, List<String> columns, List<Fold> fits, int blockSteps, long seed) {
        int[] places = columns.stream().mapToInt(recording.schema()::indexOf).toArray();
        List<Tick> ticks = new ArrayList<>(recording.ticks());
        SplittableRandom random = new SplittableRandom(seed);
        for (Fold fold : fits) {
            int from = first(ticks, fold.testFromNanos());
            int to = first(ticks, fold.testToNanos());
            for (int venue = 0; venue < recording.ticks().getFirst().venues().size(); venue++) {
                int[] source = sources(to - from, blockSteps, random);
                for (int i = 0; i < source.length; i++) {
                    ticks.set(
                            from + i,
                            mixed(ticks.get(from + i), recording.ticks().get(from + source[i]), venue, places));
                }
            }
        }
        return new DeskRecording(recording.schema(), recording.periodNanos(), ticks);
    }

    /// Where each place takes its value from: whole blocks change places, what is left over stays.
    static int[] sources(int count, int blockSteps, SplittableRandom random) {
        int blocks = count / blockSteps;
        int[] order = new int[blocks];
        for (int b = 0; b < blocks; b++) {
            int other = random.nextInt(b + 1);
            order[b] = order[other];
            order[other] = b;
        }
        int[] source = new int[count];
        for (int i = 0; i < count; i++) {
            int block = i / blockSteps;
            source[i] = block < blocks ? order[block] * blockSteps + i % blockSteps : i;
        }
        return source;
    }

    private static Tick mixed(Tick tick, Tick from, int venue, int[] places) {
        VenueObservation own = tick.venues().get(venue);
        FeatureVector features = own.features();
        double[] values = features.values();
        double[] others = from.venues().get(venue).features().values();
        for (int place : places) {
            values[place] = others[place];
        }
        List<VenueObservation> venues = new ArrayList<>(tick.venues());
        venues.set(
                venue,
                new VenueObservation(
                        own.snapshot(),
                        new FeatureVector(
                                features.venue(), features.asOfNanos(), features.schema(), values, features.states())));
        return new Tick(tick.nowNanos(), venues);
    }

    private static int first(List<Tick> ticks, long nanos) {
        int place = 0;
        while (place < ticks.size() && ticks.get(place).nowNanos() < nanos) {
            place++;
        }
        return place;
    }
}
