// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Kind, Lane, Limit} from "../src/Lanes.sol";
import {Order} from "../src/Order.sol";
import {Vault} from "../src/Vault.sol";
import {TestToken} from "../src/local/TestToken.sol";
import {VaultFixture} from "./VaultFixture.sol";

/// @title A vault on one chain and a token on another, both in one.
abstract contract RouteFixture is VaultFixture {
    uint256 internal constant HERE = 1;
    uint256 internal constant THERE = 2;
    address internal constant ARRIVAL = address(0xA771);
    TestToken internal far;

    function setUp() public virtual override {
        super.setUp();
        vm.chainId(HERE);
        vault = _vault(usdc);
        usdc.mint(address(vault), WEALTH);
        far = new TestToken("USD Coin", "USDC", 6, 0);
    }

    function list(address adapter) internal {
        Lane memory lane = Lane(address(usdc), adapter, Kind.Adapter, Limit(LANE_CAPACITY, WINDOW));
        change(abi.encodeCall(Vault.setLane, (lane)));
    }

    /// @dev An order through an adapter.
    function through(address adapter, uint256 number, uint256 amount, bytes memory data)
        internal
        view
        returns (Order memory order)
    {
        order = payment(number, amount);
        order.destination = adapter;
        order.data = data;
        order.received = address(0);
        order.minReceived = 0;
    }

    function run(Order memory order) internal {
        vault.execute(order, signed(order));
    }

    function bothSign(bytes32 digest) internal view returns (bytes[] memory signatures) {
        signatures = new bytes[](2);
        signatures[0] = signature(keys[0], digest);
        signatures[1] = signature(keys[1], digest);
    }

    function nothingIsLeftOver(address adapter, address bridge) internal view {
        same(usdc.balanceOf(adapter), 0, "the adapter keeps nothing");
        same(usdc.allowance(address(vault), adapter), 0, "allowance of the adapter");
        same(usdc.allowance(adapter, bridge), 0, "allowance of the bridge");
    }
}
