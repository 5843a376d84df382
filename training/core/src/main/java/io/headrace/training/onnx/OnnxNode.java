package io.headrace.training.onnx;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One operator of a graph.
///
/// @param domain empty for `ai.onnx`
/// @param inputs,outputs names of values; empty where one is left out
record OnnxNode(
        String name,
        String operator,
        String domain,
        List<String> inputs,
        List<String> outputs,
        Map<String, Attribute> attributes) {
    /// @param number of an attribute of one number, whole or not
    /// @param tensor of an attribute that holds one
    record Attribute(
            double number,
            String text,
            double[] numbers,
            List<String> texts,
            @Nullable OnnxTensor tensor) {}

    /// How errors call it.
    String words() {
        return "node '" + (name.isEmpty() && !outputs.isEmpty() ? outputs.getFirst() : name) + "' (" + operator + ")";
    }

    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(words() + ": " + what);
    }

    String input(int at) {
        return at < inputs.size() ? inputs.get(at) : "";
    }

    double number(String attribute, double usual) {
        Attribute found = attributes.get(attribute);
        return found == null ? usual : found.number;
    }

    int whole(String attribute, int usual) {
        double value = number(attribute, usual);
        if (value != Math.rint(value) || Math.abs(value) > 1e6) {
            throw wrong(attribute + " must be a whole number within a million, was " + value);
        }
        return (int) value;
    }

    String text(String attribute, String usual) {
        Attribute found = attributes.get(attribute);
        return found == null ? usual : found.text;
    }

    double[] numbers(String attribute) {
        Attribute found = attributes.get(attribute);
        return found == null ? new double[0] : found.numbers.clone();
    }

    List<String> texts(String attribute) {
        Attribute found = attributes.get(attribute);
        return found == null ? List.of() : found.texts;
    }

    /// Refuses an attribute that would change what the operator computes.
    void requireUsual(String attribute, double usual) {
        if (number(attribute, usual) != usual) {
            throw wrong(attribute + " must be " + usual + ", was " + number(attribute, usual));
        }
    }
}
