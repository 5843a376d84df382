package io.headrace.inference.cli;

import io.quarkus.runtime.annotations.QuarkusMain;

/// Entry of the service's process.
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... args) {
        System.exit(ServeCommand.execute(args));
    }
}
