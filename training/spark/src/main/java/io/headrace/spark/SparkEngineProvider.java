package io.headrace.spark;

import io.headrace.training.engine.EngineFault;
import io.headrace.training.engine.EngineProvider;
import io.headrace.training.engine.WorkEngine;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;

/// `--engine spark`.
public final class SparkEngineProvider implements EngineProvider {
    private static final String ALL_THREADS = "local[*]";

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public WorkEngine start(String master) {
        String where = master.isBlank() ? ALL_THREADS : master;
        try {
            return new SparkEngine(new JavaSparkContext(settings(where)));
        } catch (Exception e) { // Scala does not declare what it throws
            throw EngineFault.NOT_STARTED.of(
                    "Spark could not be started: " + firstLine(e),
                    where,
                    "Check --master; local[2] uses two threads of this machine");
        }
    }

    private static SparkConf settings(String master) {
        String options = "--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow";
        SparkConf settings = new SparkConf()
                .setAppName("headrace")
                .setMaster(master)
                .set("spark.ui.enabled", "false")
                .set("spark.task.maxFailures", "8")
                .set("spark.executorEnv.OMP_NUM_THREADS", "1")
                .set("spark.executor.extraJavaOptions", options);
        if (master.startsWith("local-cluster")) {
            // Executors of a local cluster are processes of this machine: they see the same files.
            settings.set("spark.executor.extraClassPath", System.getProperty("java.class.path"));
        }
        return settings;
    }

    static String firstLine(Throwable problem) {
        Throwable cause =
                problem instanceof SparkException && problem.getCause() != null ? problem.getCause() : problem;
        if (cause instanceof NoClassDefFoundError missing) {
            return "class " + String.valueOf(missing.getMessage()).replace('/', '.') + " is not on its class path";
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
