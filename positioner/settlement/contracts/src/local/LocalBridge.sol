// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {TestToken} from "./TestToken.sol";

/// @title What bridges of local chains share: a token, an operator who knows the other chains' bridges and may
/// stop it, and messages that are used once.
abstract contract LocalBridge {
    TestToken public immutable token;
    address public immutable operator;
    bool public paused;
    mapping(uint256 chain => address) public peers;
    /// @notice Whether a message was delivered here.
    mapping(bytes32 message => bool) public used;

    event Delivered(bytes32 indexed message, address indexed by, address indexed recipient, uint256 amount);

    error OnlyOperator();
    error IsPaused();
    error Replayed(bytes32 message);
    error NotAPeer(uint256 chain, address bridge);
    error OtherDestination(uint256 chain);

    modifier onlyOperator() {
        require(msg.sender == operator, OnlyOperator());
        _;
    }

    constructor(TestToken token_) {
        token = token_;
        operator = msg.sender;
    }

    function setPeer(uint256 chain, address bridge) external onlyOperator {
        peers[chain] = bridge;
    }

    function pause(bool paused_) external onlyOperator {
        paused = paused_;
    }

    function _use(bytes32 message) internal {
        require(!paused, IsPaused());
        require(!used[message], Replayed(message));
        used[message] = true;
    }

    /// @dev For this chain, from a bridge that is known here.
    function _requireHere(uint256 source, address from, uint256 destination) internal view {
        require(destination == block.chainid, OtherDestination(destination));
        require(from != address(0) && peers[source] == from, NotAPeer(source, from));
    }
}
