package io.headrace.inference.cli.transfer;

import io.headrace.settlement.dossier.DossierText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `chains doubts`.
@Command(
        name = "doubts",
        sortOptions = false,
        description =
                "Lists what keeps a running desk from beginning anything new until persons have said what happened: money that "
                        + "its chains hold otherwise than its books and no transfer explains, and senders that stand still.",
        footer = {"", "Example: ./headrace chains doubts"})
final class ChainsDoubtsCommand implements Callable<Integer> {
    @Mixin
    private ServicePlace place = new ServicePlace();

    @Override
    public Integer call() {
        return place.print(place.desk().doubts(), DossierText::doubts);
    }
}
