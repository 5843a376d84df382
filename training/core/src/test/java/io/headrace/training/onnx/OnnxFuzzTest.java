package io.headrace.training.onnx;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Whatever a file holds, it is read or refused in one sentence. Without `JAZZER_FUZZ` only an empty input is
/// tried; with it, new ones are sought.
class OnnxFuzzTest {
    @FuzzTest(maxDuration = "5m")
    void everyFileIsReadOrRefused(byte[] file) {
        OnnxRefusalTest.readOrRefused(file);
    }
}
