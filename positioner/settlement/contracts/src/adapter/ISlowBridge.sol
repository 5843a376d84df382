// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title What is asked of a bridge that locks here and, after a time in which fraud can be shown, gives there.
interface ISlowBridge {
    /// @return message hash of all that is in it
    function lock(uint256 amount, uint256 destination, address recipient) external returns (bytes32 message);
}
