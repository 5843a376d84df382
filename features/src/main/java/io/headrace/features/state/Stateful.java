package io.headrace.features.state;

/// Something whose state can be taken down and up again.
public interface Stateful {
    /// Takes the whole state down.
    void save(StateSink sink);

    /// Takes the state up again in a fresh object of the same definition; from there on it gives the
    /// same bits as the saved one.
    void restore(StateSource source);
}
