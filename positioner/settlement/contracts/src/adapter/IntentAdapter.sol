// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {OnchainCrossChainOrder} from "./IERC7683.sol";
import {IIntents, Intent} from "./IIntents.sol";
import {Outbound} from "./Outbound.sol";
import {Recoverable} from "./Recoverable.sol";

/// @title Opens a vault's tokens as an ERC-7683 order for one recipient on one other chain.
contract IntentAdapter is Recoverable {
    bytes32 public constant ORDER_DATA = keccak256(
        "Intent(address giveBackTo,address recipient,uint256 amountIn,address outputToken,uint256 amountOut,"
        "uint256 destination)"
    );

    constructor(address vault_, IERC20 asset_, IIntents settler, End memory end)
        Outbound(vault_, asset_, address(settler))
        Recoverable(end)
    {}

    /// @param data what must arrive, one number: the rest is the filler's
    function _send(uint256 amount, bytes calldata data) internal override returns (bytes32 message) {
        uint256 least = abi.decode(data, (uint256));
        Intent memory intent = Intent(_nextPurse(), recipient, amount, outputToken, least, destination);
        OnchainCrossChainOrder memory order =
            OnchainCrossChainOrder(uint32(block.timestamp) + patience, ORDER_DATA, abi.encode(intent));
        message = IIntents(bridge).resolve(order).orderId;
        _remember(message);
        IIntents(bridge).open(order);
    }

    /// @dev Somebody may have asked before us.
    function _beforeRecovery(bytes32 message) internal override {
        try IIntents(bridge).expire(message) {} catch {}
    }
}
