package io.headrace.settlement.provision;

import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.desk.ChainDeskSettings;
import io.headrace.settlement.executor.ExecutorSettings.ChainSettings;
import java.util.List;

/// A chain of a desk that is to have a Multicall3.
///
/// @param named where the settings say that it stands; its usual address where they do not
/// @param sender the desk's own, who pays for transfers and nothing else
/// @param capWei the most a unit of gas may cost, wei
public record WantedMulticall(ChainSettings chain, String named, String sender, long capWei) {
    public WantedMulticall {
        named = Hex.address(named);
        sender = Hex.address(sender);
    }

    /// @param chain its name in the settings
    /// @throws io.headrace.market.problem.ProblemException HR-4191 when they have none of this name
    public static WantedMulticall of(ChainDeskSettings settings, String chain) {
        List<String> names =
                settings.chains().stream().map(known -> known.profile().name()).toList();
        if (!names.contains(chain)) {
            throw ProvisionFault.NO_CHAIN.at(chain, "they have " + names);
        }
        ChainSettings found = settings.chains().get(names.indexOf(chain));
        return new WantedMulticall(
                found,
                settings.watched(found).multicall(),
                settings.sender().address(),
                settings.limits().signer().capWei());
    }

    String name() {
        return chain.profile().name();
    }

    public long chainId() {
        return chain.profile().chainId();
    }
}
