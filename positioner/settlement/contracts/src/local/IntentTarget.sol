// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IDestinationSettler} from "../adapter/IERC7683.sol";
import {OriginData} from "./IntentOrigin.sol";
import {LocalBridge} from "./LocalBridge.sol";
import {TestToken} from "./TestToken.sol";

/// @title Where ERC-7683 orders of local chains are filled: a filler pays the recipient out of its own, once and in
/// time.
contract IntentTarget is LocalBridge, IDestinationSettler {
    using SafeERC20 for TestToken;

    event Filled(bytes32 indexed orderId, address indexed filler);

    error OtherOrder(bytes32 orderId);
    error OtherToken(address token);
    error Expired(uint32 fillDeadline);
    error RecipientGotLess(uint256 gained, uint256 amountOut);

    constructor(TestToken token_) LocalBridge(token_) {}

    /// @param fillerData who is to be paid at the origin
    function fill(bytes32 orderId, bytes calldata originData, bytes calldata fillerData) external {
        require(keccak256(originData) == orderId, OtherOrder(orderId));
        OriginData memory order = abi.decode(originData, (OriginData));
        _requireHere(order.source, order.settler, order.destination);
        require(order.outputToken == address(token), OtherToken(order.outputToken));
        require(block.timestamp <= order.fillDeadline, Expired(order.fillDeadline));
        _use(orderId);
        uint256 before = token.balanceOf(order.recipient);
        token.safeTransferFrom(msg.sender, order.recipient, order.amountOut);
        uint256 gained = token.balanceOf(order.recipient) - before;
        require(gained == order.amountOut, RecipientGotLess(gained, order.amountOut));
        emit Delivered(orderId, msg.sender, order.recipient, order.amountOut);
        emit Filled(orderId, abi.decode(fillerData, (address)));
    }
}
