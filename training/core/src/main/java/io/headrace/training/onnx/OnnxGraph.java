package io.headrace.training.onnx;

import java.util.List;
import java.util.Map;

/// What is read of a file.
///
/// @param constants by name
/// @param inputs names of values the file is given, constants left out
/// @param ranks of the inputs: how many sizes each has, -1 where the file does not say
record OnnxGraph(
        List<OnnxNode> nodes,
        Map<String, OnnxTensor> constants,
        List<String> inputs,
        Map<String, Integer> ranks,
        List<String> outputs) {}
