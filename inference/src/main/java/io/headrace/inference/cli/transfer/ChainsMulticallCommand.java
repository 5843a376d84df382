package io.headrace.inference.cli.transfer;

import io.headrace.settlement.chain.key.KeySettings;
import io.headrace.settlement.chain.key.Keystore;
import io.headrace.settlement.chain.key.TxSigner;
import io.headrace.settlement.desk.ChainDeskSettings;
import io.headrace.settlement.provision.MulticallProvision;
import io.headrace.settlement.provision.StandingMulticall;
import io.headrace.settlement.provision.WantedMulticall;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `chains multicall`.
@Command(
        name = "multicall",
        sortOptions = false,
        description =
                "Finds Multicall3 on a chain, or makes one where there is none: without it reserves and oracles of the chain tell "
                        + "a desk nothing. It is paid from the account of the keystore, which must not be the desk's sender; what stands is "
                        + "found first, so that it may be said twice. Prints its address and what to put into the settings.",
        footer = {
            "",
            "Exit codes: 0 it stands, 5 no such chain, 6 something else stands or is under way, 7 refused or not enough coin,",
            "8 or 9 nodes do not answer or differ, 10 sent and not final yet: say it again.",
            "Example: ./headrace chains multicall --chains chains.yaml --chain base --keystore own.json --password-env OWN_PASSWORD"
        })
final class ChainsMulticallCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--chains",
            required = true,
            paramLabel = "FILE",
            description = "Settings of the desk's chains, as for 'serve --chains'.")
    private Path chains = Path.of("chains.yaml");

    @Option(names = "--chain", required = true, paramLabel = "NAME", description = "The chain's name in them.")
    private String chain = "";

    @Option(
            names = "--keystore",
            required = true,
            paramLabel = "FILE",
            description = "Encrypted key file of the account that pays.")
    private Path keystore = Path.of("key.json");

    @ArgGroup(multiplicity = "1")
    private Password password = new Password();

    @Option(
            names = "--wait-seconds",
            paramLabel = "SECONDS",
            defaultValue = "1800",
            description = "How long to wait until it is final (default: ${DEFAULT-VALUE}).")
    private long waitSeconds = 1800;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    /// Where the password of the key file is; it is never an argument, which everybody on a machine can read.
    static final class Password {
        @Option(names = "--password-file", required = true, paramLabel = "FILE", description = "File of its password.")
        private @Nullable Path file;

        @Option(
                names = "--password-env",
                required = true,
                paramLabel = "NAME",
                description = "Or the environment variable that holds it.")
        private @Nullable String variable;

        private String read() {
            KeySettings.Surroundings around = new KeySettings.Surroundings(Path.of(""), System::getenv, Instant::now);
            KeySettings.Secret secret = file == null
                    ? new KeySettings.Secret(false, String.valueOf(variable))
                    : new KeySettings.Secret(true, file.toString());
            return secret.read(around);
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        if (waitSeconds < 0) {
            throw new ParameterException(spec.commandLine(), "--wait-seconds must not be negative, was " + waitSeconds);
        }
        WantedMulticall wanted = WantedMulticall.of(ChainDeskSettings.load(chains), chain);
        TxSigner payer = Keystore.open(keystore, password.read()).onChain(wanted.chainId());
        PrintWriter err = spec.commandLine().getErr();
        try (MulticallProvision provision = MulticallProvision.connect(wanted)) {
            StandingMulticall standing = provision.provide(
                    payer,
                    new MulticallProvision.Patience(
                            System::nanoTime, Duration.ofSeconds(waitSeconds), line -> say(err, line)));
            say(spec.commandLine().getOut(), standing.text());
        }
        return 0;
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
