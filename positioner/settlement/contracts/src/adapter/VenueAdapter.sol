// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAdapter} from "../IAdapter.sol";

/// @title What ways into a venue share: they work for one vault, and each move carries the id of its transfer.
/// @notice `data` of a move is that id, 32 bytes, and nothing else: whose money it is and where it goes was fixed at
/// the deployment.
abstract contract VenueAdapter is IAdapter {
    address public immutable vault;

    /// @notice Money of a transfer reached the venue. A credit by the venue's own word may still be to come.
    event Deposited(bytes32 indexed ref, address indexed asset, uint256 units);

    error OnlyVault();
    error NoReference();
    error NotHere(address asset);

    constructor(address vault_) {
        vault = vault_;
    }

    function move(address asset, uint256 amount, bytes calldata data) external {
        require(msg.sender == vault, OnlyVault());
        require(data.length == 32, NoReference());
        _move(asset, amount, bytes32(data));
    }

    /// @param ref the transfer's id
    function _move(address asset, uint256 amount, bytes32 ref) internal virtual;
}
