package io.headrace.settlement.executor;

import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.vault.VaultOnChain;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// Starts an executor, kills it with SIGKILL at a random moment, starts it again, so many times; then lets it bring
/// everything to an end, and holds books, chain and notes against each other.
///
/// @param kills at most
/// @param seconds after which no further kill begins
/// @param java the command that starts a [KilledDesk], without its arguments
/// @param arguments of the desk after its folder
public record KillRun(int kills, int seconds, long seed, Path home, List<String> java, List<String> arguments) {
    private static final int SENDERS = 4;
    private static final int LANE_CAP = 8;
    private static final long UNDISTURBED_MILLIS = 12_000; // of a run without kills
    private static final long FROM_MILLIS = 50;
    private static final long TO_MILLIS = 400;

    /// @param seconds of wall clock
    /// @param early kills at a moment of the start
    public record Result(int kills, int early, double seconds, Reckoning reckoning) {
        static final Result NONE = new Result(0, 0, 0, Reckoning.NONE);

        Result plus(Result more) {
            return new Result(
                    kills + more.kills, early + more.early, seconds + more.seconds, reckoning.plus(more.reckoning));
        }

        public String json(String store) {
            return String.format(
                    Locale.ROOT,
                    "{\"kills\":%d,\"store\":\"%s\",\"killed_while_starting\":%d,\"seconds\":%.0f,%s}",
                    kills,
                    store,
                    early,
                    seconds,
                    reckoning.fields());
        }
    }

    /// Runs on a chain of its own that mines ten blocks a second.
    public Result run() throws IOException, InterruptedException {
        long began = System.nanoTime();
        try (LocalChain chain = LocalChain.start(31337, "--block-time", "0.1", "--accounts", "20")) {
            VaultOnChain vault = VaultOnChain.deploy(chain, Long.MAX_VALUE / 4);
            LocalDesk desk =
                    new LocalDesk(List.of(LocalDesk.OnChain.of(vault, Duration.ofMillis(100))), SENDERS, LANE_CAP);
            desk.write(home.resolve(KilledDesk.DESK));
            SplittableRandom random = new SplittableRandom(seed);
            int early = 0;
            int kill = 0;
            long startMillis = 0; // how long the last start took: what falls within it is killed while starting
            while (kill < kills && System.nanoTime() - began < seconds * 1_000_000_000L) {
                long took = kill % 4 == 3 ? killedWhileStarting(random.nextLong(startMillis)) : killed(random);
                early += took < 0 ? 1 : 0;
                startMillis = took < 0 ? startMillis : took;
                if (++kill % 25 == 0) {
                    System.err.println(kill + " kills, " + (System.nanoTime() - began) / 1_000_000_000 + " s");
                }
            }
            finish();
            Reckoning reckoning = Reckoning.of(desk, stores(desk), List.of(vault), home.resolve(KilledDesk.NOTES));
            return new Result(kill, early, (System.nanoTime() - began) / 1e9, reckoning);
        }
    }

    private ExecutorSettings.Memory stores(LocalDesk desk) {
        return arguments.isEmpty()
                ? desk.settings(home).memory()
                : new ExecutorSettings.Memory(
                        KilledDesk.server(arguments.getFirst(), "books"),
                        KilledDesk.server(arguments.getFirst(), "signer"));
    }

    /// @return milliseconds to its start
    private long killed(SplittableRandom random) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process desk = start();
        try (BufferedReader output = desk.inputReader()) {
            if (output.readLine() == null) {
                throw new IllegalStateException("the executor ended by itself with " + desk.waitFor());
            }
            long millis = Math.max(1, (System.nanoTime() - began) / 1_000_000);
            // on a machine so busy that a start takes seconds, 400 ms more would be no work at all
            Thread.sleep(random.nextLong(FROM_MILLIS, Math.max(TO_MILLIS, millis / 2)));
            kill(desk);
            return millis;
        }
    }

    /// @return -1, also when it had just started after all
    private long killedWhileStarting(long millis) throws IOException, InterruptedException {
        Process desk = start();
        Thread.sleep(millis);
        kill(desk);
        return -1;
    }

    private static void kill(Process desk) throws InterruptedException {
        if (!desk.isAlive()) {
            throw new IllegalStateException("the executor ended by itself with " + desk.exitValue());
        }
        desk.destroyForcibly(); // SIGKILL
        desk.waitFor();
    }

    private void finish() throws IOException, InterruptedException {
        Process desk = start();
        Thread.sleep(kills == 0 ? UNDISTURBED_MILLIS : 0);
        Files.createFile(home.resolve(KilledDesk.STOP));
        if (!desk.waitFor(300, TimeUnit.SECONDS) || desk.exitValue() != 0) {
            desk.destroyForcibly();
            throw new IllegalStateException("the last executor did not bring all transfers to an end");
        }
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>(java);
        command.add(home.toString());
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        home.resolve("errors.txt").toFile()))
                .start();
    }

    /// The command with the class path of this process.
    public static List<String> sameClassPath(List<String> options) {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(options);
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command.addAll(List.of("-cp", classPath, KilledDesk.class.getName()));
        return command;
    }
}
