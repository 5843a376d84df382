// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ISlowBridge} from "./ISlowBridge.sol";
import {Outbound} from "./Outbound.sol";

/// @title Locks a vault's tokens for one recipient on one other chain.
contract LockAdapter is Outbound {
    uint256 public immutable destination;
    address public immutable recipient;

    error NothingToSay();

    constructor(address vault_, IERC20 asset_, ISlowBridge bridge_, uint256 destination_, address recipient_)
        Outbound(vault_, asset_, address(bridge_))
    {
        destination = destination_;
        recipient = recipient_;
    }

    /// @param data empty
    function _send(uint256 amount, bytes calldata data) internal override returns (bytes32) {
        require(data.length == 0, NothingToSay());
        return ISlowBridge(bridge).lock(amount, destination, recipient);
    }
}
