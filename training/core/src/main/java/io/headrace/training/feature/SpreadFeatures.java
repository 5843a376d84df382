package io.headrace.training.feature;

import io.headrace.market.problem.Progress;
import io.headrace.training.engine.WorkEngine;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Features that an engine computes venue by venue, put together in the order of a single run: at each instant one
/// line per venue.
///
/// @param venues in the order of the run
public record SpreadFeatures(WorkEngine engine, FeatureWork.Shared shared, List<String> venues) {
    long write(BufferedWriter out, Progress progress) throws IOException {
        byte[][] answers = new byte[venues.size()][];
        int[] done = {0};
        progress.report("features", 0, venues.size());
        engine.run(
                FeatureWork.LINES,
                shared.write(),
                venues.stream().map(FeatureWork::piece).toList(),
                (answer, place) -> {
                    answers[place] = answer;
                    progress.report("features", ++done[0], venues.size());
                });
        List<Iterator<String>> lines = new ArrayList<>();
        for (byte[] answer : answers) {
            lines.add(new String(answer, StandardCharsets.UTF_8).lines().iterator());
        }
        long rows = 0;
        while (!lines.isEmpty() && lines.getFirst().hasNext()) {
            for (Iterator<String> venue : lines) {
                out.append(venue.next()).append('\n');
                rows++;
            }
        }
        return rows;
    }
}
