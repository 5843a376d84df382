// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Kind, Lane, Limit} from "../src/Lanes.sol";
import {Order} from "../src/Order.sol";
import {Vault} from "../src/Vault.sol";
import {BestQuote} from "../src/adapter/BestQuote.sol";
import {IPool} from "../src/adapter/IPool.sol";
import {ConstantProductPool} from "../src/local/ConstantProductPool.sol";
import {VaultFixture} from "./VaultFixture.sol";

/// @title A swap out of the vault through the better of two pools.
contract SwapTest is VaultFixture {
    ConstantProductPool internal deep;
    ConstantProductPool internal shallow;
    BestQuote internal adapter;

    function setUp() public override {
        super.setUp();
        deep = _pool(10_000_000e6, 30);
        shallow = _pool(200_000e6, 5);
        IPool[] memory pools = new IPool[](2);
        (pools[0], pools[1]) = (deep, shallow);
        adapter = new BestQuote(address(vault), pools);
        Lane memory lane = Lane(address(usdc), address(adapter), Kind.Adapter, Limit(LANE_CAPACITY, WINDOW));
        change(abi.encodeCall(Vault.setLane, (lane)));
    }

    function testTheBetterQuoteDependsOnTheAmount() public view {
        holds(address(adapter.best(address(usdc), 100e6)) == address(shallow), "a small amount: the lower fee");
        holds(address(adapter.best(address(usdc), 50_000e6)) == address(deep), "a large amount: the deeper pool");
    }

    function testTheVaultGetsTheBetterQuote() public {
        uint256 best = deep.quote(address(usdc), 50_000e6);
        holds(best > shallow.quote(address(usdc), 50_000e6), "quotes differ");
        Order memory order = _order(1, 50_000e6, best);
        vault.execute(order, signed(order));
        same(other.balanceOf(address(vault)), best, "received");
        same(usdc.balanceOf(address(adapter)) + other.balanceOf(address(adapter)), 0, "the adapter keeps nothing");
        same(usdc.allowance(address(adapter), address(deep)), 0, "allowance");
    }

    function testAPriceMovedBeforeTheSwapUndoesIt() public {
        uint256 best = deep.quote(address(usdc), 50_000e6);
        Order memory order = _order(1, 50_000e6, best);
        bytes[] memory signatures = signed(order);
        usdc.mint(address(this), 500_000e6);
        usdc.approve(address(deep), 500_000e6);
        deep.swap(address(usdc), 500_000e6, 0, STRANGER); // the front of a sandwich
        uint256 now_ = deep.quote(address(usdc), 50_000e6);
        refuses(order, signatures, abi.encodeWithSelector(Vault.ReceivedTooLittle.selector, now_, best));
    }

    function testNobodyElseUsesTheAdapter() public {
        vm.expectRevert(BestQuote.OnlyVault.selector);
        adapter.move(address(usdc), 1, "");
        vm.expectRevert(abi.encodeWithSelector(BestQuote.TooFewPools.selector, 1));
        new BestQuote(address(vault), new IPool[](1));
    }

    function testAPoolRefusesWhatIsNotInItAndWhatIsTooLittle() public {
        vm.expectRevert(abi.encodeWithSelector(ConstantProductPool.NotHere.selector, STRANGER));
        deep.quote(STRANGER, 1);
        uint256 out = deep.quote(address(other), 100);
        vm.expectRevert(abi.encodeWithSelector(ConstantProductPool.TooLittle.selector, out, 100));
        deep.swap(address(other), 100, 100, STRANGER);
    }

    function testFuzzAPoolNeverLosesByASwap(uint256 amount, bool forth) public {
        amount = within(amount, 1, 1_000_000e6);
        uint256 before = usdc.balanceOf(address(shallow)) * other.balanceOf(address(shallow));
        (forth ? usdc : other).mint(address(this), amount);
        (forth ? usdc : other).approve(address(shallow), amount);
        shallow.swap(address(forth ? usdc : other), amount, 0, STRANGER);
        holds(usdc.balanceOf(address(shallow)) * other.balanceOf(address(shallow)) >= before, "k");
    }

    function _order(uint256 id, uint256 amount, uint256 least) private view returns (Order memory order) {
        order = swap(id, amount, least);
        order.destination = address(adapter);
    }

    function _pool(uint256 depth, uint256 feeBps) private returns (ConstantProductPool pool) {
        pool = new ConstantProductPool(usdc, other, feeBps);
        usdc.mint(address(pool), depth);
        other.mint(address(pool), depth);
    }
}
