package io.headrace.inference.cli;

import io.headrace.inference.cli.record.RecordCli;
import io.headrace.inference.cli.transfer.TransferCli;
import io.quarkus.runtime.annotations.QuarkusMain;

/// Entry of the service's process, and of the verbs over what it recorded.
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... args) {
        System.exit(run(args));
    }

    private static int run(String... args) {
        if (TransferCli.knows(args)) {
            return TransferCli.execute(args);
        }
        return RecordCli.knows(args) ? RecordCli.execute(args) : ServeCommand.execute(args);
    }
}
