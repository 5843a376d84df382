package io.headrace.inference.cli.transfer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.market.problem.ExitCode;
import io.headrace.settlement.desk.ChainCheck;
import io.headrace.settlement.desk.ChainCheck.Finding;
import io.headrace.settlement.desk.ChainDeskSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `chains check`.
@Command(
        name = "check",
        sortOptions = false,
        description =
                "Holds the settings of a desk's chains against these chains, before 'serve' does: nodes, token, the sender's coin, "
                        + "vaults, their attestors and limits, and the adapters of all ways. Sends nothing and needs no key.",
        footer = {
            "",
            "Exit codes: 0 all is sound, 4 something is not, 3 the file is not sound in itself.",
            "Example: ./headrace chains check --chains chains.yaml"
        })
final class ChainsCheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--chains",
            required = true,
            paramLabel = "FILE",
            description = "Settings of the desk's chains, as for 'serve --chains'.")
    private Path chains = Path.of("chains.yaml");

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Override
    public Integer call() {
        ChainDeskSettings settings = ChainDeskSettings.load(chains);
        List<Finding> all = ChainCheck.look(settings, finding -> {
            if (!json) {
                say(line(finding));
            }
        });
        long wrong = all.stream().filter(finding -> !finding.sound()).count();
        say(json ? TransferPlace.pretty(document(all)) : sum(all.size(), wrong));
        return (wrong == 0 ? ExitCode.OK : ExitCode.GATE_FAILED).status();
    }

    private static String line(Finding finding) {
        return (finding.sound() ? "ok     " : "WRONG  ") + finding.subject() + ": " + finding.says();
    }

    private static String sum(int all, long wrong) {
        return wrong == 0
                ? "all of " + all + " are sound"
                : wrong + " of " + all + (wrong == 1 ? " is" : " are")
                        + " wrong: mend the settings or the chain, and say it again";
    }

    private static ObjectNode document(List<Finding> all) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("schema", "headrace/chain-check/v1");
        document.put("sound", all.stream().allMatch(Finding::sound));
        all.forEach(finding -> document.withArray("findings")
                .addObject()
                .put("subject", finding.subject())
                .put("sound", finding.sound())
                .put("says", finding.says()));
        return document;
    }

    private void say(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }
}
