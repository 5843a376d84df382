// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Attested} from "../Attested.sol";
import {
    FillInstruction,
    GaslessCrossChainOrder,
    OnchainCrossChainOrder,
    Output,
    ResolvedCrossChainOrder
} from "../adapter/IERC7683.sol";
import {IIntents, Intent} from "../adapter/IIntents.sol";
import {LocalBridge} from "./LocalBridge.sol";
import {TestToken} from "./TestToken.sol";

/// @notice What the other chain is told of an order; its hash is the order's id.
struct OriginData {
    uint256 source;
    address settler;
    uint256 nonce;
    uint256 destination;
    address outputToken;
    address recipient;
    uint256 amountOut;
    uint32 fillDeadline;
}

/// @title The origin of ERC-7683 orders on local chains: holds an order's money until attesters say that it was
/// filled, or gives it back when nobody said so in time.
contract IntentOrigin is LocalBridge, Attested, IIntents {
    using SafeERC20 for TestToken;

    enum Stage {
        None,
        Open,
        Settled,
        GivenBack
    }

    struct Held {
        Stage stage;
        uint32 fillDeadline;
        address giveBackTo;
        uint256 amount;
    }

    bytes32 public constant ORDER_DATA = keccak256(
        "Intent(address giveBackTo,address recipient,uint256 amountIn,address outputToken,uint256 amountOut,"
        "uint256 destination)"
    );
    /// @notice Seconds after the deadline in which a fill may still be told here.
    uint256 public immutable grace;
    uint256 public nonce;
    mapping(bytes32 order => Held) public held;

    event Settled(bytes32 indexed orderId, address indexed filler, uint256 amount);
    event GivenBack(bytes32 indexed orderId, address indexed to, uint256 amount);

    error GaslessNotTaken();
    error OtherOrderData(bytes32 orderDataType);
    error DeadlinePassed(uint32 fillDeadline);
    error NotOpen(bytes32 order);
    error TooEarly(uint256 when);

    constructor(TestToken token_, address[] memory attesters, uint256 needed, uint256 grace_) LocalBridge(token_) {
        _setAttestors(attesters, needed);
        grace = grace_;
    }

    function open(OnchainCrossChainOrder calldata order) external {
        require(!paused, IsPaused());
        require(order.fillDeadline > block.timestamp, DeadlinePassed(order.fillDeadline));
        ResolvedCrossChainOrder memory resolved = resolve(order);
        Intent memory intent = abi.decode(order.orderData, (Intent));
        nonce++;
        held[resolved.orderId] = Held(Stage.Open, order.fillDeadline, intent.giveBackTo, intent.amountIn);
        token.safeTransferFrom(msg.sender, address(this), intent.amountIn);
        emit Open(resolved.orderId, resolved);
    }

    function resolve(OnchainCrossChainOrder calldata order)
        public
        view
        returns (ResolvedCrossChainOrder memory resolved)
    {
        require(order.orderDataType == ORDER_DATA, OtherOrderData(order.orderDataType));
        Intent memory intent = abi.decode(order.orderData, (Intent));
        address there = peers[intent.destination];
        require(there != address(0), NotAPeer(intent.destination, there));
        bytes memory originData = _originData(intent, order.fillDeadline);
        resolved.user = msg.sender;
        resolved.originChainId = block.chainid;
        resolved.openDeadline = order.fillDeadline;
        resolved.fillDeadline = order.fillDeadline;
        resolved.orderId = keccak256(originData);
        resolved.maxSpent = new Output[](1);
        resolved.maxSpent[0] =
            Output(_word(intent.outputToken), intent.amountOut, _word(intent.recipient), intent.destination);
        resolved.minReceived = new Output[](1);
        resolved.minReceived[0] = Output(_word(address(token)), intent.amountIn, bytes32(0), block.chainid);
        resolved.fillInstructions = new FillInstruction[](1);
        resolved.fillInstructions[0] = FillInstruction(intent.destination, _word(there), originData);
    }

    /// @notice Pays whoever filled: attesters have signed that it was filled by `filler`.
    function settle(bytes32 orderId, address filler, bytes[] calldata signatures) external {
        _requireQuorum(fillDigest(orderId, filler), signatures);
        Held storage order = _open(orderId);
        order.stage = Stage.Settled;
        token.safeTransfer(filler, order.amount);
        emit Settled(orderId, filler, order.amount);
    }

    function expire(bytes32 orderId) external {
        Held storage order = _open(orderId);
        uint256 when = order.fillDeadline + grace;
        require(block.timestamp > when, TooEarly(when));
        order.stage = Stage.GivenBack;
        token.safeTransfer(order.giveBackTo, order.amount);
        emit GivenBack(orderId, order.giveBackTo, order.amount);
    }

    /// @notice What attesters sign of a fill.
    function fillDigest(bytes32 orderId, address filler) public view returns (bytes32) {
        return keccak256(abi.encode("filled", block.chainid, address(this), orderId, filler));
    }

    function openFor(GaslessCrossChainOrder calldata, bytes calldata, bytes calldata) external pure {
        revert GaslessNotTaken();
    }

    function resolveFor(GaslessCrossChainOrder calldata, bytes calldata)
        external
        pure
        returns (ResolvedCrossChainOrder memory)
    {
        revert GaslessNotTaken();
    }

    function _originData(Intent memory intent, uint32 fillDeadline) private view returns (bytes memory) {
        return abi.encode(
            OriginData(
                block.chainid,
                address(this),
                nonce,
                intent.destination,
                intent.outputToken,
                intent.recipient,
                intent.amountOut,
                fillDeadline
            )
        );
    }

    function _open(bytes32 orderId) private view returns (Held storage order) {
        order = held[orderId];
        require(order.stage == Stage.Open, NotOpen(orderId));
    }

    function _word(address account) private pure returns (bytes32) {
        return bytes32(uint256(uint160(account)));
    }
}
