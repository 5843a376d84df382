// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {Attested} from "./Attested.sol";
import {Governed} from "./Governed.sol";
import {IAdapter} from "./IAdapter.sol";
import {Allowance, Kind, Lane, Lanes, Limit} from "./Lanes.sol";
import {Expectation, Order, OrderHash} from "./Order.sol";

/// @title The treasury's collateral on one chain. It leaves only by an order that k of n attestors signed.
/// @notice Anybody may bring an order with its signatures, and nobody can change a byte of it. Whatever the
/// signatures say, money goes only to listed destinations, within their token buckets, once per id, and not
/// while paused. No delegatecall, no upgrade, no standing allowance, no native coin.
contract Vault is EIP712, Governed, Attested, Lanes, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    /// @notice Signatures may not outlive this many seconds.
    uint256 public constant LONGEST_VALIDITY = 1 days;

    /// @notice Whether an id has run: for ever.
    mapping(bytes32 id => bool) public executed;

    event Executed(
        bytes32 indexed id, address indexed asset, address indexed destination, uint256 spent, uint256 received
    );

    error AlreadyExecuted(bytes32 id);
    error Expired(uint256 deadline);
    error DeadlineTooFar(uint256 deadline);
    error OtherEpoch(uint256 signedFor, uint256 now_);
    error OrderUnsound();
    error Unexpected(uint256 index, uint256 found);
    error NoAnswer(uint256 index);
    error OverSpent(uint256 spent, uint256 amount);
    error ReceivedTooLittle(uint256 received, uint256 minReceived);

    /// @param attestors_ who may sign, each once, at most 16
    /// @param threshold_ how many must, at least 2
    constructor(
        address owner_,
        address guardian_,
        uint256 delay_,
        address[] memory attestors_,
        uint256 threshold_,
        Allowance[] memory allowances,
        Lane[] memory lanes
    ) EIP712("Headrace Vault", "1") Governed(owner_, guardian_, delay_) {
        _setAttestors(attestors_, threshold_);
        for (uint256 i = 0; i < allowances.length; i++) {
            _limitAsset(allowances[i].asset, allowances[i].limit);
        }
        for (uint256 i = 0; i < lanes.length; i++) {
            _setLane(lanes[i]);
        }
    }

    // ---- what leaves ----

    /// @notice Runs an attested order, once.
    /// @param signatures 65 bytes each, in ascending order of their signers
    function execute(Order calldata order, bytes[] calldata signatures) external nonReentrant whenOpen {
        require(!executed[order.id], AlreadyExecuted(order.id));
        require(block.timestamp <= order.deadline, Expired(order.deadline));
        require(order.deadline <= block.timestamp + LONGEST_VALIDITY, DeadlineTooFar(order.deadline));
        require(order.epoch == epoch, OtherEpoch(order.epoch, epoch));
        _requireQuorum(digestOf(order), signatures);
        _requireExpected(order.expectations);
        executed[order.id] = true;
        (uint256 spent, uint256 received) = _pass(order);
        require(received >= order.minReceived, ReceivedTooLittle(received, order.minReceived));
        emit Executed(order.id, order.asset, order.destination, spent, received);
    }

    /// @notice The EIP-712 digest attestors sign.
    function digestOf(Order calldata order) public view returns (bytes32) {
        return _hashTypedDataV4(OrderHash.hash(order));
    }

    function _requireExpected(Expectation[] calldata all) private view {
        for (uint256 i = 0; i < all.length; i++) {
            (bool answered, bytes memory answer) = all[i].target.staticcall(all[i].call);
            require(answered && answer.length == 32, NoAnswer(i));
            uint256 found = abi.decode(answer, (uint256));
            require(found >= all[i].low && found <= all[i].high, Unexpected(i, found));
        }
    }

    function _pass(Order calldata order) private returns (uint256, uint256) {
        require(order.amount > 0, OrderUnsound());
        Kind kind = _spend(order.asset, order.destination, order.amount);
        return kind == Kind.Account ? _pay(order) : _call(order);
    }

    /// @dev A token that keeps a fee of each transfer shows here: the destination gains less than was sent.
    function _pay(Order calldata order) private returns (uint256 spent, uint256 received) {
        bool sound = order.received == order.asset && order.minReceived > 0 && order.data.length == 0;
        require(sound, OrderUnsound());
        IERC20 asset = IERC20(order.asset);
        uint256 mine = asset.balanceOf(address(this));
        uint256 theirs = asset.balanceOf(order.destination);
        asset.safeTransfer(order.destination, order.amount);
        spent = _spent(mine, asset.balanceOf(address(this)), order.amount);
        received = _gained(theirs, asset.balanceOf(order.destination));
    }

    function _call(Order calldata order) private returns (uint256 spent, uint256 received) {
        bool anything = order.received != address(0);
        require(order.received != order.asset && anything == (order.minReceived > 0), OrderUnsound());
        IERC20 asset = IERC20(order.asset);
        uint256 mine = asset.balanceOf(address(this));
        uint256 other = anything ? IERC20(order.received).balanceOf(address(this)) : 0;
        asset.forceApprove(order.destination, order.amount);
        IAdapter(order.destination).move(order.asset, order.amount, order.data);
        asset.forceApprove(order.destination, 0);
        spent = _spent(mine, asset.balanceOf(address(this)), order.amount);
        received = anything ? _gained(other, IERC20(order.received).balanceOf(address(this))) : 0;
    }

    function _spent(uint256 before, uint256 afterwards, uint256 amount) private pure returns (uint256 spent) {
        spent = _gained(afterwards, before);
        require(spent <= amount, OverSpent(spent, amount));
    }

    function _gained(uint256 before, uint256 afterwards) private pure returns (uint256) {
        return afterwards > before ? afterwards - before : 0;
    }

    // ---- what tightens: the guardian or the owner, at once ----

    function tightenAsset(address asset, Limit calldata limit) external tightens {
        _tightenAsset(asset, limit);
    }

    /// @notice Lowers a lane, or closes it with a limit of 0 and 0.
    function tightenLane(address asset, address destination, Limit calldata limit) external tightens {
        _tightenLane(asset, destination, limit);
    }

    function dismiss(address attestor) external tightens {
        _dismiss(attestor);
    }

    // ---- what may loosen: the owner, after the delay ----

    function setAttestors(address[] calldata all, uint256 needed) external onlyChange {
        _setAttestors(all, needed);
    }

    function limitAsset(address asset, Limit calldata limit) external onlyChange {
        _limitAsset(asset, limit);
    }

    function setLane(Lane calldata lane) external onlyChange {
        _setLane(lane);
    }
}
