// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {TestToken} from "../src/local/TestToken.sol";

/// @title A receipt whose balances are scaled by an index, rounded half up as Aave's are, and the pool behind it.
/// @notice For fuzzing the adapter's arithmetic; Aave itself is deployed by the tests in Java.
contract LendingReserve {
    uint256 private constant RAY = 1e27;
    IERC20 public immutable UNDERLYING_ASSET_ADDRESS;
    uint256 public index;
    mapping(address account => uint256) public scaled;
    mapping(address account => mapping(address spender => uint256)) public allowance;

    constructor(IERC20 token, uint256 index_) {
        UNDERLYING_ASSET_ADDRESS = token;
        index = index_;
    }

    function POOL() external view returns (address) {
        return address(this);
    }

    function balanceOf(address account) public view returns (uint256) {
        return (scaled[account] * index + RAY / 2) / RAY;
    }

    function approve(address spender, uint256 amount) external returns (bool) {
        allowance[msg.sender][spender] = amount;
        return true;
    }

    function transferFrom(address from, address to, uint256 amount) external returns (bool) {
        allowance[from][msg.sender] -= amount;
        uint256 moved = _scaled(amount);
        scaled[from] -= moved;
        scaled[to] += moved;
        return true;
    }

    function supply(address asset, uint256 amount, address onBehalfOf, uint16) external {
        IERC20(asset).transferFrom(msg.sender, address(this), amount);
        scaled[onBehalfOf] += _scaled(amount);
    }

    function withdraw(address asset, uint256, address to) external returns (uint256 paid) {
        paid = balanceOf(msg.sender);
        scaled[msg.sender] = 0;
        IERC20(asset).transfer(to, paid);
    }

    /// @notice What others borrowed is not here.
    function lend(address to, uint256 amount) external {
        IERC20(UNDERLYING_ASSET_ADDRESS).transfer(to, amount);
    }

    function _scaled(uint256 amount) private view returns (uint256) {
        return (amount * RAY + index / 2) / index;
    }
}
