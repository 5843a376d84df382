package io.headrace.settlement.executor;

import io.headrace.settlement.tables.PostgresServer;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Many kills in rounds, each on a chain and books of its own that are settled at its end. A round that is over is
/// written down, and is not run again when the run is resumed.
final class KillRounds {
    private static final int ROUND = 100;
    private static final int DAY_SECONDS = 86_400;

    private KillRounds() {}

    /// Prints one line of JSON; ends with 1 when anything was lost, doubled or signed too early.
    ///
    /// @param args `--kills N --seconds S --seed S --store sqlite|postgresql --resume FILE`;
    ///     `--aot FILE` starts from a cache that `--kills 0 --make-aot FILE` made
    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> arguments = List.of(args);
        Path file = Path.of(Figures.text(arguments, "--resume")
                .orElse(Files.createTempFile("headrace-kills", ".rounds").toString()));
        List<KillRun.Result> done = Files.exists(file)
                ? new ArrayList<>(
                        Files.readAllLines(file).stream().map(KillRounds::parse).toList())
                : new ArrayList<>();
        int kills = Figures.number(arguments, "--kills", 20);
        long until = System.nanoTime() + Figures.number(arguments, "--seconds", DAY_SECONDS) * 1_000_000_000L;
        while (done.isEmpty() || (sum(done).kills() < kills && System.nanoTime() < until)) {
            int seconds = (int) ((until - System.nanoTime()) / 1_000_000_000L);
            KillRun.Result round =
                    round(arguments, Math.min(ROUND, kills - sum(done).kills()), seconds, done.size());
            done.add(round);
            Files.writeString(file, line(round) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            System.err.printf(
                    Locale.ROOT,
                    "round %d: %s%n",
                    done.size(),
                    round.json(store(arguments).orElse("sqlite")));
        }
        System.out.println(printed(done, store(arguments).orElse("sqlite")));
        System.exit(sum(done).reckoning().isGood() ? 0 : 1);
    }

    private static KillRun.Result round(List<String> arguments, int kills, int seconds, int number)
            throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("headrace-kills");
        long seed = Figures.number(arguments, "--seed", 1) + (long) number;
        boolean served =
                store(arguments).filter(name -> name.startsWith("postgres")).isPresent();
        Optional<PostgresServer> server = served ? Optional.of(PostgresServer.start()) : Optional.empty();
        try {
            List<String> url = server.map(PostgresServer::url).stream().toList();
            return new KillRun(kills, seconds, seed, home, KillRun.sameClassPath(options(arguments)), url).run();
        } finally {
            server.ifPresent(PostgresServer::close);
        }
    }

    private static Optional<String> store(List<String> arguments) {
        return Figures.text(arguments, "--store");
    }

    private static List<String> options(List<String> arguments) {
        List<String> java = new ArrayList<>(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error"));
        Figures.text(arguments, "--aot").ifPresent(cache -> java.add("-XX:AOTCache=" + cache));
        Figures.text(arguments, "--make-aot").ifPresent(cache -> java.add("-XX:AOTCacheOutput=" + cache));
        return java;
    }

    private static KillRun.Result sum(List<KillRun.Result> rounds) {
        return rounds.stream().reduce(KillRun.Result.NONE, KillRun.Result::plus);
    }

    private static String printed(List<KillRun.Result> rounds, String store) {
        String all = sum(rounds).json(store);
        return String.format(
                Locale.ROOT,
                "%s,\"rounds\":%d,\"load\":%.1f}",
                all.substring(0, all.length() - 1),
                rounds.size(),
                Figures.load());
    }

    private static String line(KillRun.Result round) {
        Reckoning found = round.reckoning();
        return String.format(
                Locale.ROOT,
                "%d %d %.0f %d %d %d %s %d %d %d",
                round.kills(),
                round.early(),
                round.seconds(),
                found.transfers(),
                found.lost(),
                found.doubled(),
                found.unexplainedUnits(),
                found.starts(),
                found.signatures(),
                found.signedTooEarly());
    }

    private static KillRun.Result parse(String line) {
        String[] part = line.split(" ");
        Reckoning reckoning = new Reckoning(
                number(part[3]),
                number(part[4]),
                number(part[5]),
                new BigInteger(part[6]),
                number(part[7]),
                number(part[8]),
                number(part[9]));
        return new KillRun.Result(number(part[0]), number(part[1]), number(part[2]), reckoning);
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }
}
