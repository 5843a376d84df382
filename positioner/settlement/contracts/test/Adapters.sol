// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {TestToken} from "../src/local/TestToken.sol";
import {IAdapter} from "../src/IAdapter.sol";
import {Vault} from "../src/Vault.sol";
import {Order} from "../src/Order.sol";

/// @title Takes a share of what it may, and gives another token for it.
contract Exchange is IAdapter {
    TestToken public immutable given;
    uint256 public share = 100; // of the amount it takes, percent
    uint256 public rate = 100; // of what it takes it gives, percent

    constructor(TestToken given_) {
        given = given_;
    }

    function set(uint256 share_, uint256 rate_) external {
        share = share_;
        rate = rate_;
    }

    function move(address asset, uint256 amount, bytes calldata) external {
        uint256 taken = amount * share / 100;
        IERC20(asset).transferFrom(msg.sender, address(this), taken);
        if (rate > 0) given.mint(msg.sender, taken * rate / 100);
    }
}

/// @title Gives money back where it should take some.
contract Generous is IAdapter {
    function move(address asset, uint256 amount, bytes calldata) external {
        TestToken(asset).mint(msg.sender, amount);
    }
}

/// @title Tries to run another order, or the same, from within an order.
contract Reentrant is IAdapter {
    bytes private _again;

    function prepare(Order calldata order, bytes[] calldata signatures) external {
        _again = abi.encodeCall(Vault.execute, (order, signatures));
    }

    function move(address, uint256, bytes calldata) external {
        (bool done, bytes memory why) = msg.sender.call(_again);
        if (!done) {
            assembly {
                revert(add(why, 32), mload(why))
            }
        }
    }
}

/// @title A token whose balance falls by more than is paid: it charges the sender.
contract ChargingToken is TestToken {
    constructor() TestToken("Charging", "CHG", 6, 0) {}

    function _update(address from, address to, uint256 amount) internal override {
        super._update(from, to, amount);
        if (from != address(0) && to != address(0)) super._update(from, address(0), 1);
    }
}

/// @title Answers what an expectation asks.
contract Gauge {
    uint256 public reading;

    function set(uint256 reading_) external {
        reading = reading_;
    }

    function two() external pure returns (uint256, uint256) {
        return (1, 2);
    }

    function fails() external pure returns (uint256) {
        revert("no");
    }
}
