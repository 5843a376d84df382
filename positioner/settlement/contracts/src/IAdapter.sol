// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The one way a vault calls out: a bridge, a venue or a pool behind a small contract of ours.
/// @notice An adapter takes exactly `amount` of `asset` from its caller by `transferFrom`, and sends it on to
/// a recipient that was fixed when the adapter was deployed. No byte of `data` may name another recipient.
interface IAdapter {
    /// @param data what this route needs beside the amount, such as the fee it may keep
    function move(address asset, uint256 amount, bytes calldata data) external;
}
