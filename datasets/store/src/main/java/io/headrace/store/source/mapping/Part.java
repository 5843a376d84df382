package io.headrace.store.source.mapping;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// A part of a mapping file with its line. JSON is read as the YAML it is.
final class Part {
    private static final int LONGEST_FILE = 1 << 20;

    private final Path file;
    private final Node node;
    private final String name;

    private Part(Path file, Node node, String name) {
        this.file = file;
        this.node = node;
        this.name = name;
    }

    /// The whole of a file.
    ///
    /// @throws ProblemException when it cannot be read or is no YAML
    static Part of(Path file) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LONGEST_FILE);
        options.setNestingDepthLimit(20);
        options.setMaxAliasesForCollections(0);
        try (Reader reader = Files.newBufferedReader(file)) {
            Node root = new Yaml(new SafeConstructor(options)).compose(reader);
            if (root == null) {
                throw problem(file.toString(), "the mapping is empty", "Write what the columns are");
            }
            return new Part(file, root, "the mapping");
        } catch (MarkedYAMLException e) {
            String where = e.getProblemMark() == null
                    ? file.toString()
                    : file + ":" + (e.getProblemMark().getLine() + 1);
            throw problem(where, "the mapping is no YAML: " + e.getProblem(), "Correct that line");
        } catch (YAMLException e) {
            throw problem(file.toString(), "the mapping is no YAML: " + firstLine(e), "Correct the file");
        } catch (IOException e) {
            throw problem(file.toString(), "the mapping cannot be read", "Name a file of UTF-8 text that is there");
        }
    }

    /// The members of a mapping, each with its key; no key may be other than these, or there twice.
    Map<String, Part> members(Set<String> known) {
        Map<String, Part> members = anyMembers();
        members.forEach((key, part) -> {
            if (!known.contains(key)) {
                throw part.wrong("unknown key '" + key + "' in " + name, "Known are " + String.join(", ", known));
            }
        });
        return members;
    }

    /// The members of a mapping with any keys.
    Map<String, Part> anyMembers() {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(name + " must have keys and values", "Write it as `key: value` lines");
        }
        Map<String, Part> members = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Part key = new Part(file, tuple.getKeyNode(), "a key");
            String text = key.text();
            if (members.put(text, new Part(file, tuple.getValueNode(), text)) != null) {
                throw key.wrong("the key '" + text + "' is there twice in " + name, "Remove one");
            }
        }
        return members;
    }

    boolean isText() {
        return node instanceof ScalarNode;
    }

    String text() {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isEmpty()) {
            throw wrong(name + " must be a text", "Write one value");
        }
        return scalar.getValue();
    }

    /// One text or a list of them.
    List<String> texts() {
        if (!(node instanceof SequenceNode sequence)) {
            return List.of(text());
        }
        List<String> texts = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            texts.add(new Part(file, element, "an element of " + name).text());
        }
        return texts;
    }

    double positiveNumber() {
        String text = text();
        try {
            double value = Double.parseDouble(text);
            if (value > 0 && value < 1e50) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw wrong(name + " must be a positive number, was '" + text + "'", "Write a plain number");
    }

    /// A required member.
    Part required(Map<String, Part> members, String key) {
        return Optional.ofNullable(members.get(key))
                .orElseThrow(() -> wrong(name + " lacks '" + key + "'", "State it; it is never guessed"));
    }

    ProblemException wrong(String what, String remedy) {
        return problem(place(), what, remedy);
    }

    /// The file and line.
    String place() {
        return file + ":" + (node.getStartMark().getLine() + 1);
    }

    private static ProblemException problem(String where, String what, String remedy) {
        return new Problem("HR-1017", what, where, remedy, ExitCode.INVALID).toException();
    }

    private static String firstLine(YAMLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
