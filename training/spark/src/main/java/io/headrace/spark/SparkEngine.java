package io.headrace.spark;

import io.headrace.market.problem.ProblemException;
import io.headrace.training.engine.EngineFault;
import io.headrace.training.engine.Work;
import io.headrace.training.engine.WorkEngine;
import java.io.Serializable;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.Iterator;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/// One task a piece, so that what a lost executor was at is all that is done again. Answers come to the driver as
/// each task ends.
final class SparkEngine implements WorkEngine {
    private final JavaSparkContext context;

    SparkEngine(JavaSparkContext context) {
        this.context = context;
    }

    @Override
    public void run(Work work, byte[] shared, List<byte[]> pieces, ObjIntConsumer<byte[]> answers) {
        if (pieces.isEmpty()) {
            return;
        }
        Broadcast<byte[]> common = context.broadcast(shared);
        try {
            JavaRDD<byte[]> tasks = context.parallelize(pieces, pieces.size());
            context.sc()
                    .runJob(
                            tasks.rdd(),
                            new RunPiece(work, common),
                            places(pieces.size()),
                            new Answered(answers),
                            ClassTag$.MODULE$.<byte[]>apply(byte[].class));
        } catch (Exception e) { // Scala does not declare what it throws
            throw problem(e);
        } finally {
            common.destroy();
        }
    }

    /// What went wrong while an answer was kept, or else what Spark says.
    private ProblemException problem(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException own) {
                return own;
            }
        }
        return EngineFault.FAILED.of(
                "Spark could not do the work: " + SparkEngineProvider.firstLine(failure),
                context.master(),
                "Look at the log of its executors; what is done is kept, 'train resume' goes on");
    }

    private static Seq<Object> places(int count) {
        List<Object> places =
                IntStream.range(0, count).<Object>mapToObj(Integer::valueOf).toList();
        return CollectionConverters.asScala(places).toSeq();
    }

    @Override
    public void close() {
        context.close();
    }

    /// What an executor does.
    private static final class RunPiece extends AbstractFunction2<TaskContext, Iterator<byte[]>, byte[]>
            implements Serializable {
        private static final long serialVersionUID = 1L;

        private final Work work;
        private final Broadcast<byte[]> shared;

        private RunPiece(Work work, Broadcast<byte[]> shared) {
            this.work = work;
            this.shared = shared;
        }

        @Override
        public byte[] apply(TaskContext task, Iterator<byte[]> pieces) {
            return work.run(shared.value(), pieces.next());
        }
    }

    /// What the driver is told, on its own event loop: one answer at a time.
    private static final class Answered extends AbstractFunction2<Object, byte[], BoxedUnit> {
        private final ObjIntConsumer<byte[]> answers;

        private Answered(ObjIntConsumer<byte[]> answers) {
            this.answers = answers;
        }

        @Override
        public BoxedUnit apply(Object place, byte[] answer) {
            answers.accept(answer, (Integer) place);
            return BoxedUnit.UNIT;
        }
    }
}
