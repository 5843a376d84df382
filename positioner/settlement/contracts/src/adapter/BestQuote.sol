// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IAdapter} from "../IAdapter.sol";
import {IPool} from "./IPool.sol";

/// @title Swaps a vault's tokens where they bring most: asks at least two pools in the same transaction.
/// @notice Works for one vault, and gives what comes to that vault and nobody else. How little is too little, the
/// vault's order says: it measures what it gained.
contract BestQuote is IAdapter {
    using SafeERC20 for IERC20;

    address public immutable vault;
    IPool[] private _pools;

    error TooFewPools(uint256 pools);
    error OnlyVault();

    constructor(address vault_, IPool[] memory pools) {
        require(pools.length >= 2, TooFewPools(pools.length));
        vault = vault_;
        _pools = pools;
    }

    function move(address asset, uint256 amount, bytes calldata) external {
        require(msg.sender == vault, OnlyVault());
        IPool pool = best(asset, amount);
        IERC20(asset).safeTransferFrom(vault, address(this), amount);
        IERC20(asset).forceApprove(address(pool), amount);
        pool.swap(asset, amount, 0, vault);
        IERC20(asset).forceApprove(address(pool), 0);
    }

    /// @notice The pool that would give most now; the first of equals.
    function best(address asset, uint256 amount) public view returns (IPool pool) {
        uint256 most = 0;
        pool = _pools[0];
        for (uint256 i = 0; i < _pools.length; i++) {
            uint256 out = _pools[i].quote(asset, amount);
            if (out > most) (most, pool) = (out, _pools[i]);
        }
    }
}
