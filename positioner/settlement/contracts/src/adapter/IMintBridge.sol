// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title What is asked of a bridge that burns here and mints there.
interface IMintBridge {
    /// @param most what the other side may keep of it at most
    /// @return id of the message, hash of all that is in it
    function burn(uint256 amount, uint256 destination, address recipient, uint256 most) external returns (bytes32 id);
}
