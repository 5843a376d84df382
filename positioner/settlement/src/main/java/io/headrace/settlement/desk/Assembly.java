package io.headrace.settlement.desk;

import io.headrace.settlement.attest.OrderCheck;
import io.headrace.settlement.executor.Executor;
import io.headrace.settlement.executor.ExecutorSettings;
import io.headrace.settlement.executor.OrderDeadlines;
import io.headrace.settlement.executor.Ports;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.journal.transfer.Attested;
import io.headrace.settlement.journal.transfer.SqlBooks;
import io.headrace.settlement.lifecycle.LifeEvent;
import io.headrace.settlement.panel.Hearing;
import io.headrace.settlement.panel.RemoteAttestor.Said;
import io.headrace.settlement.sqlite.CommitProbe;
import java.util.List;
import java.util.stream.Collectors;

/// Puts an executor together from a desk's settings.
record Assembly(ChainDeskSettings settings, ChainDesk.Around around, Roads roads, SqlBooks books, Hearing hearing) {
    /// @throws io.headrace.market.problem.ProblemException as [ChainDesk#open] says
    Executor start(Journal journal, CommitProbe probe) {
        Heard before = new Heard();
        AttestorPanel panel = new AttestorPanel(
                journal,
                new OrderCheck(settings.book(), settings.attestors().tolerance()),
                settings.ways().stream()
                        .collect(Collectors.toMap(ChainDeskSettings.Way::name, ChainDeskSettings.Way::adapter)),
                roads.seen(),
                hearing,
                (transfer, words) -> heard(before, transfer, words));
        return Executor.start(executor(), ports(panel), around.wallNanos(), probe, around.lease());
    }

    private void heard(Heard before, String transfer, List<Said> words) {
        List<Said> news = before.news(transfer, words);
        if (news.isEmpty()) {
            return;
        }
        long now = around.wallNanos().getAsLong();
        List<Attested> said = news.stream()
                .map(word -> new Attested(
                        transfer, word.who().address(), word.words().equals("signed"), word.words(), now))
                .toList();
        books.hear(said);
        said.stream()
                .filter(word -> !word.signed())
                .forEach(word -> around.pager().accept(transfer, "attestor " + word.attestor() + ' ' + word.words()));
    }

    private ExecutorSettings executor() {
        List<Long> ids = settings.chains().stream()
                .map(chain -> chain.profile().chainId())
                .toList();
        return new ExecutorSettings(
                settings.chains(),
                settings.book(),
                List.of(new ExecutorSettings.SenderSettings(
                        chains -> chains.stream()
                                .map(chain -> settings.sender().open(around.keys(), chain))
                                .toList(),
                        ids,
                        settings.vouched())),
                settings.limits().terms(settings.late()),
                settings.limits().signer(),
                settings.limits().callGas(),
                around.memory());
    }

    private Ports ports(AttestorPanel panel) {
        return new Ports(
                roads.chains(),
                panel,
                life -> new LifeEvent.Approved(),
                roads.routes(),
                roads.arrivals(new OrderDeadlines(books.releases())),
                (slot, body) -> roads.routes().call(body),
                roads.vaults(settings),
                around.pager());
    }
}
