package io.headrace.training.fit.dl4j;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/// What Deeplearning4j needs of the machine.
final class NativeCode {
    private NativeCode() {}

    /// Loads the native code and keeps it to one thread: the same sums in the same order everywhere, and
    /// faster than more at our sizes.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-9066 where there is no native code
    static void prepare() {
        requirePlatform(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        Nd4j.getEnvironment().setMaxThreads(1); // the first call that loads the library
        Nd4j.getEnvironment().setMaxMasterThreads(1);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
    }

    static void requirePlatform(String system, String processor) {
        if (!system.equals("Linux") || !processor.equals("amd64")) {
            throw new Problem(
                            "HR-9066",
                            "networks can be fitted on Linux with an x86-64 processor only, this is " + system + " on "
                                    + processor,
                            "",
                            "Choose another --family, or train there: the fitted model is served anywhere",
                            ExitCode.INVALID)
                    .toException();
        }
    }
}
