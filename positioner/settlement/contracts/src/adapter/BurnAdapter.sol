// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IMintBridge} from "./IMintBridge.sol";
import {Outbound} from "./Outbound.sol";

/// @title Burns a vault's tokens for one recipient on one other chain.
contract BurnAdapter is Outbound {
    uint256 public immutable destination;
    address public immutable recipient;

    constructor(address vault_, IERC20 asset_, IMintBridge bridge_, uint256 destination_, address recipient_)
        Outbound(vault_, asset_, address(bridge_))
    {
        destination = destination_;
        recipient = recipient_;
    }

    /// @param data the fee that may be kept, one number
    function _send(uint256 amount, bytes calldata data) internal override returns (bytes32) {
        return IMintBridge(bridge).burn(amount, destination, recipient, abi.decode(data, (uint256)));
    }
}
