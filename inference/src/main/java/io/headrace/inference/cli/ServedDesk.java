package io.headrace.inference.cli;

import io.headrace.inference.wiring.DeskRuntime;
import io.headrace.inference.wiring.ServeConfig;
import io.headrace.market.problem.ExitCode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The running service as the command line sees it: says where it listens, and ends the process when the desk
/// cannot run.
public final class ServedDesk implements QuarkusApplication {
    private final DeskRuntime runtime;
    private final String address;
    private final boolean hold;

    @Inject
    public ServedDesk(
            DeskRuntime runtime,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port,
            ServeConfig config) {
        this.runtime = runtime;
        this.address = "http://" + host + ':' + port;
        this.hold = config.hold();
    }

    @Override
    public int run(String... args) {
        runtime.opened().thenRun(() -> System.err.println("Headrace: " + address + "   (stop with Ctrl-C)"));
        runtime.ended().thenAccept(this::end);
        Quarkus.waitForExit();
        return ExitCode.OK.status();
    }

    private void end(DeskRuntime.Ended how) {
        ExitCode code = how.code();
        if (code != ExitCode.OK) {
            System.err.println("error: " + how.sentence());
            Quarkus.asyncExit(code.status());
        } else if (hold) {
            System.err.println("The replay has ended; the page stays up.");
        } else {
            Quarkus.asyncExit(code.status());
        }
    }
}
