package io.headrace.inference.wiring;

import io.headrace.settlement.chain.key.KeySettings;
import io.headrace.settlement.desk.ChainDeskSettings;
import io.headrace.settlement.desk.ServerBooks;
import io.headrace.settlement.tables.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// The database that keeps a desk's journal and books, if the settings of its chains name one.
///
/// @param file settings of the chains
record ServerPlace(Path file, ServerBooks books) {
    static Optional<ServerPlace> of(Optional<Path> chains) {
        return chains.flatMap(file -> ChainDeskSettings.load(file).books().map(books -> new ServerPlace(file, books)));
    }

    /// What secrets that the settings name are read from.
    static KeySettings.Surroundings around(Path file) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseGet(() -> Path.of("."));
        return new KeySettings.Surroundings(folder, System::getenv, Instant::now);
    }

    /// Looks that the server is there, lets us in and keeps what it is given, so that a command fails
    /// before it starts a desk.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-4125, HR-4003 or HR-4009
    void requireReachable() {
        books.store("", around(file)).requireUsable();
    }

    /// The schema of one desk.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-4125 when the password is not where it should
    ///     be
    Store store(Path booksHome) {
        return books.store(booksHome.getFileName().toString(), around(file));
    }
}
