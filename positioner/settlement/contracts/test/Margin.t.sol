// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Kind, Lane, Limit} from "../src/Lanes.sol";
import {Order} from "../src/Order.sol";
import {Vault} from "../src/Vault.sol";
import {IMarginVenue, MarginAccount, MarginDeposit} from "../src/adapter/MarginDesk.sol";
import {VenueAdapter} from "../src/adapter/VenueAdapter.sol";
import {Gate, MarginVenue, Request, Stage, Tier} from "../src/local/MarginVenue.sol";
import {TestAggregator} from "../src/local/TestAggregator.sol";
import {VaultFixture} from "./VaultFixture.sol";

/// @title A vault at a venue with tiers, a keeper that is late, and gates.
contract MarginTest is VaultFixture {
    address internal constant KEEPER = address(0x4EE9E4);
    uint256 internal constant KEEPER_DELAY = 30;
    uint256 internal constant PRICE_AGE = 60;
    uint256 internal constant PRICE = 50_000e8;

    TestAggregator internal oracle;
    MarginVenue internal venue;
    MarginAccount internal account;
    MarginDeposit internal desk;

    function setUp() public override {
        super.setUp();
        oracle = new TestAggregator(8, int256(PRICE));
        venue = new MarginVenue(usdc, oracle, KEEPER, KEEPER_DELAY, PRICE_AGE, _tiers());
        account = new MarginAccount(address(vault), IMarginVenue(address(venue)));
        desk = new MarginDeposit(account);
        Limit memory limit = Limit(LANE_CAPACITY, WINDOW);
        change(abi.encodeCall(Vault.setLane, (Lane(address(usdc), address(desk), Kind.Adapter, limit))));
        change(abi.encodeCall(Vault.setLane, (Lane(address(usdc), address(account), Kind.Adapter, limit))));
        oracle.set(int256(PRICE));
    }

    function testADepositIsCreditedWhenTheKeeperExecutesIt() public {
        Order memory order = _order(1, address(desk), 40_000e6);
        vault.execute(order, signed(order));
        same(venue.collateral(address(account)), 0, "not yet");
        same(usdc.allowance(address(desk), address(venue)), 0, "allowance");
        _tooEarly(0, START + 2 * DELAY + KEEPER_DELAY);
        _execute(0);
        same(venue.collateral(address(account)), 40_000e6, "credited");
        holds(venue.request(0).stage == Stage.Done && venue.request(0).ref == order.id, "request");
        _notOpen(0);
        _notOpen(1);
    }

    function testAWithdrawalComesBackToTheVault() public {
        _deposited(40_000e6);
        uint256 before = usdc.balanceOf(address(vault));
        Order memory order = _order(2, address(account), 15_000e6);
        vault.execute(order, signed(order));
        same(usdc.balanceOf(address(vault)), before, "asking moves nothing");
        _execute(1);
        same(usdc.balanceOf(address(vault)), before + 15_000e6, "paid to the vault");
        same(venue.collateral(address(account)), 25_000e6, "left");
    }

    function testMarginGrowsByTiers() public {
        same(venue.requirement(address(account)), 0, "no position");
        _position(2e8); // 100,000: the first tier whole
        same(venue.requirement(address(account)), 1_000e6, "1 %");
        _position(-5e8); // 250,000: 150,000 of it in the second
        same(venue.requirement(address(account)), 1_000e6 + 3_750e6, "and 2.5 %");
        _position(1);
        same(venue.requirement(address(account)), 5, "500 micro-dollars of notional, 1 %");
    }

    function testWhatBindsMarginIsNotPaid() public {
        _deposited(40_000e6);
        _position(5e8);
        same(venue.withdrawable(address(account)), 40_000e6 - 4_750e6, "free");
        uint256 before = usdc.balanceOf(address(vault));
        _ask(2, 40_000e6);
        _execute(1);
        holds(venue.request(1).stage == Stage.Refused, "refused");
        same(usdc.balanceOf(address(vault)), before, "nothing moved");
        _position(500e8);
        same(venue.withdrawable(address(account)), 0, "under water");
    }

    function testGatesHoldMoneyBack() public {
        _deposited(40_000e6);
        _ask(2, 10_000e6);
        _gate(Gate.NoWithdrawals);
        same(venue.withdrawable(address(account)), 0, "gated");
        _gated(1, Gate.NoWithdrawals);
        Order memory order = _order(3, address(account), 1e6);
        refuses(order, abi.encodeWithSelector(MarginVenue.IsGated.selector, Gate.NoWithdrawals));
        order = _order(3, address(desk), 1e6);
        vault.execute(order, signed(order));
        _execute(2); // deposits go on
        _gate(Gate.Closed);
        order = _order(4, address(desk), 1e6);
        refuses(order, abi.encodeWithSelector(MarginVenue.IsGated.selector, Gate.Closed));
        _gated(1, Gate.Closed);
    }

    function testAfterAResumeAnOldPricePaysNothing() public {
        _deposited(40_000e6);
        _ask(2, 10_000e6);
        _gate(Gate.Closed);
        uint256 told = START + 2 * DELAY;
        vm.warp(told + 8 hours);
        _gate(Gate.Open);
        same(venue.withdrawable(address(account)), 0, "stale");
        vm.prank(KEEPER);
        vm.expectRevert(abi.encodeWithSelector(MarginVenue.NoUsablePrice.selector, PRICE, told));
        venue.execute(1);
        oracle.set(-1);
        same(venue.withdrawable(address(account)), 0, "a price below 0 is none");
        oracle.set(int256(PRICE));
        vm.prank(KEEPER);
        venue.execute(1);
        same(venue.collateral(address(account)), 30_000e6, "paid at a fresh price");
    }

    function testWhatTheKeeperLeavesLyingIsCancelled() public {
        uint256 before = usdc.balanceOf(address(vault));
        Order memory order = _order(1, address(desk), 40_000e6);
        vault.execute(order, signed(order));
        uint256 asked = block.timestamp;
        vm.expectRevert(abi.encodeWithSelector(MarginVenue.TooEarly.selector, asked + 5 minutes));
        venue.cancel(0);
        vm.warp(asked + 5 minutes);
        venue.cancel(0);
        same(usdc.balanceOf(address(vault)), before, "back in the vault");
        vm.expectRevert(abi.encodeWithSelector(MarginVenue.NotOpen.selector, 0));
        venue.cancel(0);
        _deposited(10e6);
        _ask(2, 10e6);
        vm.warp(block.timestamp + 5 minutes);
        venue.cancel(2);
        same(venue.collateral(address(account)), 10e6, "a withdrawal that was cancelled changes nothing");
        same(venue.requests(), 3, "requests");
    }

    function testOnlyTheKeeperExecutes() public {
        vm.expectRevert(MarginVenue.OnlyKeeper.selector);
        venue.execute(0);
        vm.expectRevert(MarginVenue.OnlyKeeper.selector);
        venue.setGate(Gate.Closed);
        vm.expectRevert(MarginVenue.OnlyKeeper.selector);
        venue.setPosition(address(account), 1);
    }

    function testTheStateIsReadInOneCall() public {
        _deposited(40_000e6);
        _position(5e8);
        (uint256 held, uint256 own, uint256 margin, uint256 open, Gate gate) = venue.state(address(account));
        holds(held == 40_000e6 && own == held && margin == 4_750e6 && open == own - margin && gate == Gate.Open, "state");
    }

    function testTheFeedSaysWhatItIsTold() public {
        oracle.tell(7, -5, 12, 6);
        (uint80 round, int256 answer,, uint256 updatedAt, uint80 answeredIn) = oracle.latestRoundData();
        holds(round == 7 && answer == -5 && updatedAt == 12 && answeredIn == 6, "round");
        holds(oracle.latestAnswer() == -5, "the older question");
    }

    function testAScheduleMustCoverEveryNotional() public {
        Tier[] memory tiers = _tiers();
        tiers[1].upTo = tiers[0].upTo;
        _unborn(tiers, 1);
        tiers = _tiers();
        tiers[0].marginBps = 10_001;
        _unborn(tiers, 0);
        tiers = _tiers();
        tiers[2].upTo--;
        _unborn(tiers, 3);
        _unborn(new Tier[](0), 0);
    }

    function testAnotherTokenIsRefused() public {
        vm.prank(address(vault));
        vm.expectRevert(abi.encodeWithSelector(VenueAdapter.NotHere.selector, other));
        desk.move(address(other), 1, abi.encode(1));
        vm.prank(address(vault));
        vm.expectRevert(abi.encodeWithSelector(VenueAdapter.NotHere.selector, other));
        account.move(address(other), 1, abi.encode(1));
        vm.expectRevert(MarginVenue.NothingAsked.selector);
        venue.requestWithdrawal(0, STRANGER, 0);
    }

    /// Margin is continuous and never falls as a position grows.
    function testFuzzMarginIsMonotone(uint256 contracts, uint256 more) public {
        contracts = within(contracts, 0, 1e16);
        more = within(more, 0, 1e12);
        _position(int256(contracts));
        uint256 less = venue.requirement(address(account));
        _position(-int256(contracts + more));
        uint256 greater = venue.requirement(address(account));
        holds(greater >= less, "monotone");
        holds(greater - less <= more * PRICE / 1e10 / 10 + 4, "no step: at most the steepest tier");
    }

    function _tiers() private pure returns (Tier[] memory tiers) {
        tiers = new Tier[](3);
        tiers[0] = Tier(100_000e6, 100);
        tiers[1] = Tier(1_000_000e6, 250);
        tiers[2] = Tier(type(uint256).max, 1_000);
    }

    function _order(uint256 id, address destination, uint256 amount) private view returns (Order memory order) {
        order = swap(id, amount, 0);
        (order.destination, order.received, order.data) = (destination, address(0), abi.encode(id));
    }

    function _deposited(uint256 amount) private {
        Order memory order = _order(uint256(keccak256(abi.encode(amount))), address(desk), amount);
        vault.execute(order, signed(order));
        _execute(venue.requests() - 1);
    }

    function _ask(uint256 id, uint256 amount) private {
        Order memory order = _order(id, address(account), amount);
        vault.execute(order, signed(order));
    }

    function _execute(uint256 id) private {
        vm.warp(block.timestamp + KEEPER_DELAY);
        vm.prank(KEEPER);
        venue.execute(id);
    }

    function _position(int256 contracts) private {
        vm.prank(KEEPER);
        venue.setPosition(address(account), contracts);
    }

    function _gate(Gate gate) private {
        vm.prank(KEEPER);
        venue.setGate(gate);
    }

    function _gated(uint256 id, Gate gate) private {
        vm.warp(block.timestamp + KEEPER_DELAY);
        vm.prank(KEEPER);
        vm.expectRevert(abi.encodeWithSelector(MarginVenue.IsGated.selector, gate));
        venue.execute(id);
    }

    function _tooEarly(uint256 id, uint256 notBefore) private {
        vm.prank(KEEPER);
        vm.expectRevert(abi.encodeWithSelector(MarginVenue.TooEarly.selector, notBefore));
        venue.execute(id);
    }

    function _notOpen(uint256 id) private {
        vm.prank(KEEPER);
        vm.expectRevert(abi.encodeWithSelector(MarginVenue.NotOpen.selector, id));
        venue.execute(id);
    }

    function _unborn(Tier[] memory tiers, uint256 index) private {
        vm.expectRevert(abi.encodeWithSelector(MarginVenue.TiersUnsound.selector, index));
        new MarginVenue(usdc, oracle, KEEPER, 0, PRICE_AGE, tiers);
    }
}
