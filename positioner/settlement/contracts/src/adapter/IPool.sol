// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title What is asked of a pool of two tokens.
interface IPool {
    /// @return out what `amount` of `asset` would give now, price impact and fee included
    function quote(address asset, uint256 amount) external view returns (uint256 out);

    /// @notice Takes `amount` of `asset` from the caller by `transferFrom`.
    /// @return out what `to` was given
    function swap(address asset, uint256 amount, uint256 minOut, address to) external returns (uint256 out);
}
