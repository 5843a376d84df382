// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Allowance, Kind, Lane, Limit} from "../src/Lanes.sol";
import {Expectation, Order} from "../src/Order.sol";
import {Vault} from "../src/Vault.sol";
import {TestToken} from "../src/local/TestToken.sol";
import {Exchange} from "./Adapters.sol";
import {Checked} from "./Vm.sol";

/// @title A vault with money, three attestors of whom two are needed, one account and one adapter.
abstract contract VaultFixture is Checked {
    uint256 internal constant START = 1_800_000_000;
    uint256 internal constant DELAY = 1 days;
    uint208 internal constant ASSET_CAPACITY = 150_000e6;
    uint208 internal constant LANE_CAPACITY = 100_000e6;
    uint48 internal constant WINDOW = 1 hours;
    uint256 internal constant WEALTH = 1_000_000e6;
    address internal constant OWNER = address(0xA11CE);
    address internal constant GUARDIAN = address(0x60A8D);
    address internal constant VENUE = address(0x5E111E);
    address internal constant STRANGER = address(0xBAD);

    Vault internal vault;
    TestToken internal usdc;
    TestToken internal other;
    Exchange internal exchange;
    uint256[] internal keys; // of the attestors, in ascending order of their addresses

    function setUp() public virtual {
        vm.warp(START);
        keys.push(101);
        keys.push(102);
        keys.push(103);
        _sort();
        usdc = new TestToken("USD Coin", "USDC", 6, 0);
        other = new TestToken("Tether", "USDT", 6, 0);
        exchange = new Exchange(other);
        vault = _vault(usdc);
        usdc.mint(address(vault), WEALTH);
    }

    function _vault(TestToken token) internal returns (Vault) {
        Allowance[] memory allowances = new Allowance[](1);
        allowances[0] = Allowance(address(token), Limit(ASSET_CAPACITY, WINDOW));
        Lane[] memory lanes = new Lane[](2);
        lanes[0] = Lane(address(token), VENUE, Kind.Account, Limit(LANE_CAPACITY, WINDOW));
        lanes[1] = Lane(address(token), address(exchange), Kind.Adapter, Limit(LANE_CAPACITY, WINDOW));
        return new Vault(OWNER, GUARDIAN, DELAY, attestors(), 2, allowances, lanes);
    }

    function attestors() internal view returns (address[] memory all) {
        all = new address[](keys.length);
        for (uint256 i = 0; i < all.length; i++) {
            all[i] = vm.addr(keys[i]);
        }
    }

    function payment(uint256 id, uint256 amount) internal view returns (Order memory order) {
        order.id = bytes32(id);
        order.epoch = vault.epoch();
        order.asset = address(usdc);
        order.amount = amount;
        order.destination = VENUE;
        order.received = address(usdc);
        order.minReceived = amount;
        order.deadline = block.timestamp + 10 minutes;
        order.expectations = new Expectation[](0);
    }

    function swap(uint256 id, uint256 amount, uint256 least) internal view returns (Order memory order) {
        order = payment(id, amount);
        order.destination = address(exchange);
        order.received = address(other);
        order.minReceived = least;
    }

    function signed(Order memory order) internal view returns (bytes[] memory) {
        return signedBy(vault, order, 0, 1);
    }

    function signedBy(Vault of_, Order memory order, uint256 first, uint256 second)
        internal
        view
        returns (bytes[] memory signatures)
    {
        bytes32 digest = of_.digestOf(order);
        signatures = new bytes[](2);
        signatures[0] = signature(keys[first], digest);
        signatures[1] = signature(keys[second], digest);
    }

    function signature(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    function refuses(Order memory order, bytes memory why) internal {
        refuses(order, signed(order), why);
    }

    function refuses(Order memory order, bytes[] memory signatures, bytes memory why) internal {
        uint256 before = usdc.balanceOf(address(vault));
        vm.expectRevert(why);
        vault.execute(order, signatures);
        same(usdc.balanceOf(address(vault)), before, "the vault after a refusal");
    }

    function change(bytes memory call) internal {
        vm.prank(OWNER);
        vault.schedule(call);
        vm.warp(block.timestamp + DELAY);
        vm.prank(OWNER);
        vault.enact(call);
    }

    function _sort() private {
        for (uint256 i = 0; i < keys.length; i++) {
            for (uint256 j = i + 1; j < keys.length; j++) {
                if (vm.addr(keys[j]) < vm.addr(keys[i])) (keys[i], keys[j]) = (keys[j], keys[i]);
            }
        }
    }
}
