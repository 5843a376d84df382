package io.headrace.training.onnx;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/// Whatever a file holds, it is read or refused in one sentence. Without `JAZZER_FUZZ` only an empty input is
/// tried; with it, new ones are sought.
@Tag("fuzz")
class OnnxFuzzTest {
    @FuzzTest(maxDuration = "5m")
    void everyFileIsReadOrRefused(byte[] file) {
        OnnxRefusalTest.readOrRefused(file);
    }
}
