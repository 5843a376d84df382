package io.headrace.training.proof;

import io.headrace.training.proof.cell.KeptCell;
import java.util.Optional;

/// Where cells are kept as soon as they are found, so that a sweep that was interrupted goes on where it was.
public interface CellStore {
    /// Keeps nothing.
    CellStore NONE = new CellStore() {
        @Override
        public Optional<KeptCell> find(String inputs) {
            return Optional.empty();
        }

        @Override
        public void keep(String inputs, KeptCell cell) {}
    };

    /// @param inputs digest of everything a cell depends on but the program that finds it
    Optional<KeptCell> find(String inputs);

    void keep(String inputs, KeptCell cell);
}
