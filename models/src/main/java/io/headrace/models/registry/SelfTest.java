package io.headrace.models.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.drift.InputReference;
import io.headrace.models.predictor.QuantileModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// What a model answered where it was published, to a few probes that whoever loads it makes again. A build or a
/// machine that computes otherwise finds out before money moves on its word.
///
/// A probe's inputs are drawn, by a fixed seed, from the deciles that training met, and are numbers from 0 to 1 where
/// none
/// were kept. Every second probe is asked of a venue that the model knows, when it knows any.
///
/// @param answers one row of quantiles a probe, scale units, as the model gives them: not calibrated, not put in
///     order; an empty row where they were not all finite
record SelfTest(List<double[]> answers) {
    private static final String SCHEMA = "headrace/self-test/v1";
    private static final int PROBES = 4;
    private static final int LARGEST_BYTES = 100_000;

    /// Share of a row's greatest number by which other processors may differ: the last bits of exponentials and
    /// logarithms, added up.
    private static final double TOLERANCE = 1e-9;

    static SelfTest of(ModelBundle bundle) {
        QuantileModel model = bundle.model();
        List<String> venues = new ArrayList<>(model.venues().stream().sorted().toList());
        venues.addFirst(QuantileModel.UNKNOWN_VENUE);
        SplittableRandom random = new SplittableRandom(1);
        List<double[]> answers = new ArrayList<>();
        for (int k = 0; k < PROBES; k++) {
            double[] quantiles = new double[model.levels().size()];
            model.predict(venues.get(k % venues.size()), probe(bundle, random), quantiles);
            answers.add(Arrays.stream(quantiles).allMatch(Double::isFinite) ? quantiles : new double[0]);
        }
        return new SelfTest(answers);
    }

    private static double[] probe(ModelBundle bundle, SplittableRandom random) {
        List<InputReference> met = bundle.reference().inputs();
        int width = bundle.model().inputs();
        double[] inputs = new double[bundle.model().steps() * width];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = met.isEmpty() ? random.nextDouble() : decile(met.get(i % width), random);
        }
        return inputs;
    }

    private static double decile(InputReference met, SplittableRandom random) {
        return met.edges().get(random.nextInt(met.edges().size()));
    }

    /// A sentence on the first probe that another build, or another machine, answers otherwise; empty when there is
    /// none.
    Optional<String> differs(SelfTest here) {
        return IntStream.range(0, answers.size())
                .filter(probe -> !alike(answers.get(probe), here.answers.get(probe)))
                .mapToObj(probe -> "to probe " + (probe + 1) + " of its self-test it answered "
                        + Arrays.toString(answers.get(probe)) + " where it was published and answers "
                        + Arrays.toString(here.answers.get(probe)) + " here")
                .findFirst();
    }

    private static boolean alike(double[] then, double[] now) {
        double allowed = TOLERANCE * Arrays.stream(then).map(Math::abs).max().orElse(0);
        return then.length == now.length
                && IntStream.range(0, then.length).allMatch(k -> Math.abs(then[k] - now[k]) <= allowed);
    }

    byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            new NumberWriter(json).rows("answers", answers.toArray(double[][]::new));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory takes what it is given
        }
        return bytes.toByteArray();
    }

    /// @param levels how many quantiles a row must have
    /// @throws IllegalArgumentException when the bytes are no such document
    static SelfTest read(byte[] bytes, int levels) {
        Fields document = new Fields("", tree(bytes));
        if (!document.text("schema").equals(SCHEMA)) {
            throw new IllegalArgumentException("it is not of this version");
        }
        List<double[]> answers = document.list("answers", Fields::numbers);
        document.end();
        if (answers.size() != PROBES || answers.stream().anyMatch(row -> row.length != levels && row.length != 0)) {
            throw new IllegalArgumentException(
                    "it must have " + PROBES + " rows of " + levels + " numbers, or of none");
        }
        return new SelfTest(answers);
    }

    private static JsonNode tree(byte[] bytes) {
        if (bytes.length > LARGEST_BYTES) {
            throw new IllegalArgumentException("it must be at most " + LARGEST_BYTES + " bytes");
        }
        try {
            return DocumentTree.read(bytes);
        } catch (IOException e) {
            throw new IllegalArgumentException("it is not JSON", e);
        }
    }
}
