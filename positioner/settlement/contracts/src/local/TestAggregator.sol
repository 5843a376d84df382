// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAggregator} from "./IAggregator.sol";

/// @title A price feed for local chains: anybody tells it what to say, the wrong things too.
contract TestAggregator is IAggregator {
    uint8 public immutable decimals;
    uint80 private _round;
    uint80 private _answeredInRound;
    int256 private _answer;
    uint256 private _updatedAt;

    constructor(uint8 decimals_, int256 answer) {
        decimals = decimals_;
        set(answer);
    }

    /// @notice A new round, answered now.
    function set(int256 answer) public {
        tell(_round + 1, answer, block.timestamp, _round + 1);
    }

    function tell(uint80 round, int256 answer, uint256 updatedAt, uint80 answeredInRound) public {
        (_round, _answer, _updatedAt, _answeredInRound) = (round, answer, updatedAt, answeredInRound);
    }

    function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80) {
        return (_round, _answer, _updatedAt, _updatedAt, _answeredInRound);
    }

    /// @notice The older question, which Aave's oracle still asks.
    function latestAnswer() external view returns (int256) {
        return _answer;
    }
}
