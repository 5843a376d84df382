// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ISpokePool} from "./ISpokePool.sol";
import {Outbound} from "./Outbound.sol";
import {Recoverable} from "./Recoverable.sol";

/// @title Deposits a vault's tokens with Across for one recipient on one other chain, to be filled by whoever is
/// first. What nobody fills in time comes back to the departure's purse.
contract AcrossAdapter is Recoverable {
    event DepositMade(bytes32 indexed message, uint256 depositId, uint256 fillDeadline);

    constructor(address vault_, IERC20 asset_, ISpokePool pool, End memory end)
        Outbound(vault_, asset_, address(pool))
        Recoverable(end)
    {}

    /// @param data what must arrive, one number: the rest is the filler's
    function _send(uint256 amount, bytes calldata data) internal override returns (bytes32 message) {
        ISpokePool.V3RelayData memory relay = _relay(amount, abi.decode(data, (uint256)));
        message = keccak256(abi.encode(relay, destination));
        _remember(message);
        ISpokePool(bridge)
            .deposit(
                relay.depositor,
                relay.recipient,
                relay.inputToken,
                relay.outputToken,
                amount,
                relay.outputAmount,
                destination,
                bytes32(0),
                uint32(block.timestamp),
                relay.fillDeadline,
                0,
                ""
            );
        emit DepositMade(message, relay.depositId, relay.fillDeadline);
    }

    function _relay(uint256 amount, uint256 least) private returns (ISpokePool.V3RelayData memory relay) {
        relay.depositor = _word(_nextPurse());
        relay.recipient = _word(recipient);
        relay.inputToken = _word(address(asset));
        relay.outputToken = _word(outputToken);
        relay.inputAmount = amount;
        relay.outputAmount = least;
        relay.originChainId = block.chainid;
        relay.depositId = ISpokePool(bridge).numberOfDeposits();
        relay.fillDeadline = uint32(block.timestamp) + patience;
    }

    /// @dev The bridge gives back by itself.
    function _beforeRecovery(bytes32) internal override {}

    function _word(address account) private pure returns (bytes32) {
        return bytes32(uint256(uint160(account)));
    }
}
