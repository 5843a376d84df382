package io.headrace.training.engine;

import java.util.List;
import java.util.function.ObjIntConsumer;

/// Carries out pieces of work that do not wait for one another.
public interface WorkEngine extends AutoCloseable {
    /// One piece after another on the calling thread.
    WorkEngine HERE = new WorkEngine() {
        @Override
        public void run(Work work, byte[] shared, List<byte[]> pieces, ObjIntConsumer<byte[]> answers) {
            for (int i = 0; i < pieces.size(); i++) {
                answers.accept(work.run(shared, pieces.get(i)), i);
            }
        }

        @Override
        public void close() {}
    };

    /// Runs every piece, in any order and anywhere. A machine that fails is made up for by another.
    ///
    /// @param answers told each answer with the place of its piece, one at a time, as soon as it is there
    /// @throws io.headrace.market.problem.ProblemException HR-9081 when a piece could not be done anywhere
    void run(Work work, byte[] shared, List<byte[]> pieces, ObjIntConsumer<byte[]> answers);

    @Override
    void close();
}
