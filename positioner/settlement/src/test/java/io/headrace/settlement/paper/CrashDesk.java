package io.headrace.settlement.paper;

import java.nio.file.Path;

/// The test desk as a process of its own: prints each durable write and can halt at one, without any
/// clean-up.
final class CrashDesk {
    static final int HALTED = 137;

    private CrashDesk() {}

    /// @param args folder, number of periods, the write to halt at
    public static void main(String[] args) {
        int haltAt = Integer.parseInt(args[2]);
        int[] seen = {0};
        TestDesk.of(Integer.parseInt(args[1])).run(Path.of(args[0]), point -> {
            System.out.println(point);
            if (++seen[0] == haltAt) {
                Runtime.getRuntime().halt(HALTED);
            }
        });
    }
}
