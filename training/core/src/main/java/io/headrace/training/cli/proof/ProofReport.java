package io.headrace.training.cli.proof;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.proof.ProofResult;
import io.headrace.training.report.ProofJson;
import io.headrace.training.report.ProofText;
import io.headrace.training.report.ReportPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A proof as `prove` shows and keeps it.
record ProofReport(ProofResult result, Path folder) implements Verb.Result {
    /// Writes both files; each appears whole.
    void write() {
        try {
            write("proof.json", Output.text(json()) + '\n');
            write("proof.html", ReportPage.proof(json()));
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /// Asked before the work, not after it.
    ///
    /// @throws io.headrace.market.problem.ProblemException when reports cannot be written there
    static void requireWritable(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".headrace", ".tmp"));
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private void write(String name, String text) throws IOException {
        Path fresh = folder.resolve("." + name);
        Files.writeString(fresh, text);
        Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static RuntimeException unwritable(Path folder, IOException e) {
        return new Problem(
                        "HR-9021",
                        "the report could not be written: " + IoReason.of(e),
                        folder.toString(),
                        "Check that the folder may be written to and has space",
                        ExitCode.INVALID)
                .toException(e);
    }

    @Override
    public String text() {
        return ProofText.of(result) + "\nfiles in " + folder + ": proof.json, proof.html";
    }

    @Override
    public ObjectNode json() {
        return ProofJson.of(result);
    }
}
