// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IAdapter} from "../IAdapter.sol";

/// @title What every adapter to another chain does: takes exactly what one vault's order says, hands it to one
/// bridge, and tells which message it became. It keeps nothing and leaves no allowance.
abstract contract Outbound is IAdapter {
    using SafeERC20 for IERC20;

    address public immutable vault;
    IERC20 public immutable asset;
    /// @notice Who takes the tokens from here.
    address public immutable bridge;

    /// @param message the bridge's own key, one for each departure
    event Departed(bytes32 indexed message, uint256 amount);

    error OnlyVault();
    error OtherAsset(address asset);
    error TokenKeptSome(uint256 gained, uint256 amount);

    constructor(address vault_, IERC20 asset_, address bridge_) {
        vault = vault_;
        asset = asset_;
        bridge = bridge_;
    }

    function move(address asset_, uint256 amount, bytes calldata data) external {
        require(msg.sender == vault, OnlyVault());
        require(asset_ == address(asset), OtherAsset(asset_));
        uint256 before = asset.balanceOf(address(this));
        asset.safeTransferFrom(vault, address(this), amount);
        uint256 gained = asset.balanceOf(address(this)) - before;
        // less would arrive than every book says
        require(gained == amount, TokenKeptSome(gained, amount));
        asset.forceApprove(bridge, amount);
        bytes32 message = _send(amount, data);
        asset.forceApprove(bridge, 0);
        emit Departed(message, amount);
    }

    /// @dev Lets the bridge take `amount`.
    function _send(uint256 amount, bytes calldata data) internal virtual returns (bytes32 message);
}
