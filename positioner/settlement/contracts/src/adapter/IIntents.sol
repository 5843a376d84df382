// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOriginSettler} from "./IERC7683.sol";

/// @notice The order data of our settlers.
/// @param giveBackTo who is given the money of an order that nobody filled
/// @param outputToken on the other chain
struct Intent {
    address giveBackTo;
    address recipient;
    uint256 amountIn;
    address outputToken;
    uint256 amountOut;
    uint256 destination;
}

/// @title An origin settler that gives back.
interface IIntents is IOriginSettler {
    /// @notice Gives an order's money back that was not filled in time, once.
    function expire(bytes32 orderId) external;
}
