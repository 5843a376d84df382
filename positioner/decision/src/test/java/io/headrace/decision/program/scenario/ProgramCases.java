package io.headrace.decision.program.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// Programs as `bench/program/programs.py` writes them.
public final class ProgramCases {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ProgramCases() {}

    /// @param objective what HiGHS found, USD
    record Case(ProgramData data, double objective) {}

    static List<Case> generated() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream in = ProgramCases.class.getResourceAsStream("/program/generated.json")) {
            for (JsonNode node : JSON.readTree(in).get("programs")) {
                cases.add(new Case(read(node), node.get("objective").asDouble()));
            }
        }
        return cases;
    }

    /// The generated programs alone.
    public static List<ProgramData> programs() throws IOException {
        return generated().stream().map(Case::data).toList();
    }

    public static ProgramData read(JsonNode node) {
        JsonNode terms = node.get("terms");
        List<ProgramNode> nodes = new ArrayList<>();
        for (JsonNode at : node.get("nodes")) {
            String name = nodes.isEmpty() ? "treasury" : "venue" + nodes.size();
            nodes.add(new ProgramNode(
                    name,
                    at.get(0).asDouble(),
                    limit(at.get(1)),
                    limit(at.get(2)),
                    at.get(3).asDouble()));
        }
        List<ProgramLink> links = new ArrayList<>();
        for (JsonNode link : node.get("links")) {
            links.add(new ProgramLink(
                    link.get(0).asInt(),
                    link.get(1).asInt(),
                    link.get(2).asInt(),
                    link.get(3).asDouble(),
                    limit(link.get(4))));
        }
        List<ProgramScenario> scenarios = new ArrayList<>();
        for (JsonNode path : node.get("scenarios")) {
            scenarios.add(new ProgramScenario(
                    path.get("p").asDouble(),
                    table(path.get("need")),
                    table(path.get("supply")),
                    table(path.get("held"))));
        }
        return new ProgramData(
                new ProgramTerms(
                        terms.get("near").asDouble(),
                        terms.get("deep").asDouble(),
                        terms.get("nearShare").asDouble(),
                        terms.get("afterDepartures").asBoolean(),
                        terms.get("common").asInt(),
                        terms.get("borrowMost").asDouble(),
                        terms.get("borrowCost").asDouble(),
                        terms.get("tailWeight").asDouble(),
                        terms.get("tailLevel").asDouble()),
                nodes,
                links,
                scenarios);
    }

    static double[][] table(JsonNode rows) {
        double[][] table = new double[rows.size()][];
        for (int i = 0; i < table.length; i++) {
            table[i] = line(rows.get(i));
        }
        return table;
    }

    static double[] line(JsonNode values) {
        double[] line = new double[values.size()];
        for (int i = 0; i < line.length; i++) {
            line[i] = values.get(i).asDouble();
        }
        return line;
    }

    private static double limit(JsonNode value) {
        return value.isNull() ? Double.POSITIVE_INFINITY : value.asDouble();
    }
}
