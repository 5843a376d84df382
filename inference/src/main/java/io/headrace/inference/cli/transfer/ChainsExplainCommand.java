package io.headrace.inference.cli.transfer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.settlement.dossier.DossierText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `chains explain`.
@Command(
        name = "explain",
        sortOptions = false,
        description =
                "Says that money came to a node of a running desk, or went, without a transfer. The first person's word is written "
                        + "down and waits; when another person says the same it is booked, once for each reference. Only what 'chains doubts' "
                        + "lists can be booked. A halt stays until the operator lets the desk run.",
        footer = {
            "",
            "Exit codes: 0 taken, 6 nothing like that is in doubt, 7 the same person again, 8 no service answers.",
            "Example: ./headrace chains explain --node treasury --units 25000000 --reference 0x5f1e --by ann --why 'we paid in'"
        })
final class ChainsExplainCommand implements Callable<Integer> {
    @Mixin
    private ServicePlace place = new ServicePlace();

    @Option(
            names = "--node",
            required = true,
            paramLabel = "NODE",
            description = "The desk's place, as its settings name it.")
    private String node = "";

    @Option(
            names = "--units",
            required = true,
            paramLabel = "UNITS",
            description = "Base units that came; negative for what is gone.")
    private long units;

    @Option(
            names = "--reference",
            required = true,
            paramLabel = "TEXT",
            description = "Of what was found, such as the transaction's hash.")
    private String reference = "";

    @Mixin
    private SpokenWord word = new SpokenWord();

    @Override
    public Integer call() {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("node", node)
                .put("units", units)
                .put("reference", reference.strip());
        ObjectNode outcome = place.desk().state("money", word.into(body));
        return place.print(outcome, said -> DossierText.statement(said, word.person()));
    }
}
