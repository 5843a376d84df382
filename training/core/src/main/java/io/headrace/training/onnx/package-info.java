/// Models of other programs: one ONNX file, read within bounds and translated, operator by operator, to our
/// own records. No ONNX runtime is needed, here or when the model is served.
///
/// Format: <https://github.com/onnx/onnx/blob/main/onnx/onnx.proto>, its opsets of `ai.onnx` and `ai.onnx.ml`.
@NullMarked
package io.headrace.training.onnx;

import org.jspecify.annotations.NullMarked;
