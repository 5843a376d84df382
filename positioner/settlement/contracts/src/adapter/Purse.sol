// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @title An address of one departure: what a bridge gives back there belongs to that departure and no other.
contract Purse {
    using SafeERC20 for IERC20;

    address public immutable maker;

    error OnlyMaker();

    constructor() {
        maker = msg.sender;
    }

    function sweep(IERC20 asset, address to) external returns (uint256 amount) {
        require(msg.sender == maker, OnlyMaker());
        amount = asset.balanceOf(address(this));
        asset.safeTransfer(to, amount);
    }
}
