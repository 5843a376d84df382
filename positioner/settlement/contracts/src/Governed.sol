// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Address} from "@openzeppelin/contracts/utils/Address.sol";

/// @title An owner whose changes wait, and a guardian who can only tighten.
/// @notice A change is the calldata of one of the contract's own functions marked `onlyChange`. The owner
/// schedules it, everybody can see it for `delay` seconds, the guardian or the owner can cancel it, and the
/// owner enacts it within `GRACE` after that or never.
abstract contract Governed {
    uint256 public constant LEAST_DELAY = 1 hours;
    uint256 public constant MOST_DELAY = 30 days;
    uint256 public constant GRACE = 14 days;

    address public owner;
    address public guardian;
    /// @notice Seconds between a change's scheduling and its first chance.
    uint256 public delay;
    bool public paused;
    /// @notice Grows with every change: an order signed for another configuration is refused.
    uint256 public epoch;
    /// @notice Unix time from which a scheduled change may be enacted; 0 for none.
    mapping(bytes32 change => uint256) public readyAt;

    event ChangeScheduled(bytes32 indexed change, bytes call, uint256 readyAt);
    event ChangeCancelled(bytes32 indexed change);
    event ChangeEnacted(bytes32 indexed change);
    event Paused(address by);
    event Unpaused();
    event RolesSet(address owner, address guardian, uint256 delay);

    error OnlyOwner();
    error OnlyOwnerOrGuardian();
    error OnlyByChange();
    error RolesUnsound();
    error AlreadyScheduled(bytes32 change);
    error NotScheduled(bytes32 change);
    error TooEarly(uint256 readyAt);
    error TooLate(uint256 readyAt);
    error IsPaused();

    modifier onlyOwner() {
        require(msg.sender == owner, OnlyOwner());
        _;
    }

    /// @dev For what tightens, at once.
    modifier tightens() {
        require(msg.sender == guardian || msg.sender == owner, OnlyOwnerOrGuardian());
        _;
        epoch++;
    }

    /// @dev For what may loosen: only through `schedule` and `enact`.
    modifier onlyChange() {
        require(msg.sender == address(this), OnlyByChange());
        _;
    }

    modifier whenOpen() {
        require(!paused, IsPaused());
        _;
    }

    constructor(address owner_, address guardian_, uint256 delay_) {
        _setRoles(owner_, guardian_, delay_);
    }

    function schedule(bytes calldata call) external onlyOwner returns (bytes32 change) {
        change = keccak256(call);
        require(readyAt[change] == 0, AlreadyScheduled(change));
        readyAt[change] = block.timestamp + delay;
        emit ChangeScheduled(change, call, readyAt[change]);
    }

    function cancel(bytes32 change) external {
        require(msg.sender == guardian || msg.sender == owner, OnlyOwnerOrGuardian());
        require(readyAt[change] != 0, NotScheduled(change));
        delete readyAt[change];
        emit ChangeCancelled(change);
    }

    function enact(bytes calldata call) external onlyOwner {
        bytes32 change = keccak256(call);
        uint256 ready = readyAt[change];
        require(ready != 0, NotScheduled(change));
        require(block.timestamp >= ready, TooEarly(ready));
        require(block.timestamp <= ready + GRACE, TooLate(ready));
        delete readyAt[change];
        epoch++;
        emit ChangeEnacted(change);
        Address.functionCall(address(this), call);
    }

    function pause() external tightens {
        paused = true;
        emit Paused(msg.sender);
    }

    function unpause() external onlyChange {
        paused = false;
        emit Unpaused();
    }

    function setRoles(address owner_, address guardian_, uint256 delay_) external onlyChange {
        _setRoles(owner_, guardian_, delay_);
    }

    function _setRoles(address owner_, address guardian_, uint256 delay_) private {
        bool sound = owner_ != address(0) && guardian_ != address(0) && owner_ != guardian_;
        require(sound && delay_ >= LEAST_DELAY && delay_ <= MOST_DELAY, RolesUnsound());
        owner = owner_;
        guardian = guardian_;
        delay = delay_;
        emit RolesSet(owner_, guardian_, delay_);
    }
}
