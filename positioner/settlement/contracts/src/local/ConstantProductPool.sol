// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IPool} from "../adapter/IPool.sol";

/// @title A pool of two tokens at x * y = k, for local chains. Its reserves are its balances: who pays in, gives.
contract ConstantProductPool is IPool {
    using SafeERC20 for IERC20;

    uint256 private constant WHOLE = 10_000;
    IERC20 public immutable first;
    IERC20 public immutable second;
    /// @notice Part of what comes in that stays, in ten-thousandths.
    uint256 public immutable feeBps;

    error NotHere(address asset);
    error TooLittle(uint256 out, uint256 minOut);

    constructor(IERC20 first_, IERC20 second_, uint256 feeBps_) {
        first = first_;
        second = second_;
        feeBps = feeBps_;
    }

    function quote(address asset, uint256 amount) public view returns (uint256) {
        IERC20 other = _other(asset);
        uint256 paid = amount * (WHOLE - feeBps);
        uint256 inside = IERC20(asset).balanceOf(address(this)) * WHOLE;
        return Math.mulDiv(other.balanceOf(address(this)), paid, inside + paid);
    }

    function swap(address asset, uint256 amount, uint256 minOut, address to) external returns (uint256 out) {
        out = quote(asset, amount);
        require(out >= minOut, TooLittle(out, minOut));
        IERC20(asset).safeTransferFrom(msg.sender, address(this), amount);
        _other(asset).safeTransfer(to, out);
    }

    function _other(address asset) private view returns (IERC20) {
        require(asset == address(first) || asset == address(second), NotHere(asset));
        return asset == address(first) ? second : first;
    }
}
