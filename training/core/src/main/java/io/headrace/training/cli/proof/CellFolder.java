package io.headrace.training.cli.proof;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.models.registry.DurableFiles;
import io.headrace.training.proof.CellStore;
import io.headrace.training.proof.cell.KeptCell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// Cells of proofs as files, one each, named by digest of what they depend on: inputs, and the program that found
/// them. A file that is damaged or of another build is no loss: the cell is found again.
///
/// @param build what tells this program from others
record CellFolder(Path folder, String build) implements CellStore {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

    /// Of the running program.
    static CellFolder in(Path folder) {
        try {
            return new CellFolder(folder, Build.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("the program cannot read itself", e);
        }
    }

    @Override
    public Optional<KeptCell> find(String inputs) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(folder.resolve(name(inputs))), KeptCell.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void keep(String inputs, KeptCell cell) {
        try {
            Files.createDirectories(folder);
            DurableFiles.replace(folder, name(inputs), JSON.writeValueAsBytes(cell));
        } catch (IOException e) {
            throw new Problem(
                            "HR-9021",
                            "a finished cell could not be written: " + IoReason.of(e),
                            folder.toString(),
                            "Check that the folder may be written to and has space",
                            ExitCode.INVALID)
                    .toException(e);
        }
    }

    private String name(String inputs) {
        try {
            byte[] both = (build + inputs).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(both);
            return HexFormat.of().formatHex(digest, 0, 16) + ".json";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
