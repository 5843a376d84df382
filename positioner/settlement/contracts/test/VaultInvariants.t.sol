// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Kind, Limit} from "../src/Lanes.sol";
import {Governed} from "../src/Governed.sol";
import {Order} from "../src/Order.sol";
import {VaultFixture} from "./VaultFixture.sol";

/// @title Drives a vault at random, with right and wrong orders, and keeps its own books.
contract VaultHandler is VaultFixture {
    struct Outflow {
        uint256 time;
        uint256 amount;
    }

    uint256 public clock = START; // forge forgets a warp between calls
    uint256 public deposited = WEALTH;
    uint256 public paid; // to the account
    uint256 public taken; // by the adapter
    uint256 public doubled; // ids that ran twice
    uint256 public unattested; // orders that ran without their quorum
    uint256 public whilePaused;
    uint256 public loosened; // times a tightening loosened
    uint256 public overLimit; // windows in which more left than the first limits allow
    uint256 private _next;
    mapping(bytes32 id => uint256) private _runs;
    bytes[] private _done; // orders that ran, encoded
    Outflow[] private _account;
    Outflow[] private _adapter;

    modifier inTime() {
        vm.warp(clock);
        _;
    }

    function venue() external pure returns (address) {
        return VENUE;
    }

    function allowance() external view returns (uint256) {
        return usdc.allowance(address(vault), address(exchange));
    }

    function balances() external view returns (uint256 inVault, uint256 atVenue, uint256 atExchange) {
        return (usdc.balanceOf(address(vault)), usdc.balanceOf(VENUE), usdc.balanceOf(address(exchange)));
    }

    function wait(uint256 seconds_) external {
        clock += within(seconds_, 1, WINDOW);
    }

    function deposit(uint256 amount) external inTime {
        amount = within(amount, 1, LANE_CAPACITY);
        usdc.mint(address(vault), amount);
        deposited += amount;
    }

    function pay(uint256 amount, uint256 first, uint256 second) external inTime {
        _try(payment(++_next, within(amount, 1, LANE_CAPACITY)), first % 3, second % 3);
    }

    function exchangeSome(uint256 amount, uint256 share) external inTime {
        exchange.set(within(share, 0, 100), 100);
        Order memory order = swap(++_next, within(amount, 1, LANE_CAPACITY), 1);
        _try(order, 0, 2);
    }

    function replay(uint256 which) external inTime {
        if (_done.length == 0) return;
        Order memory order = abi.decode(_done[which % _done.length], (Order));
        order.epoch = vault.epoch();
        order.deadline = block.timestamp + 1 hours;
        _try(order, 0, 1);
    }

    function payAStranger(uint256 amount) external inTime {
        Order memory order = payment(++_next, within(amount, 1, LANE_CAPACITY));
        order.destination = STRANGER;
        _try(order, 0, 1);
    }

    function changeAfterSigning(uint256 amount) external inTime {
        Order memory order = payment(++_next, within(amount, 2, LANE_CAPACITY));
        bytes[] memory signatures = signed(order);
        order.amount -= 1;
        order.minReceived = order.amount;
        try vault.execute(order, signatures) {
            unattested++;
        } catch {}
    }

    function pause() external inTime {
        vm.prank(GUARDIAN);
        vault.pause();
    }

    function unpause() external inTime {
        bytes memory call = abi.encodeCall(Governed.unpause, ());
        vm.prank(OWNER);
        vault.schedule(call);
        clock += DELAY;
        vm.warp(clock);
        vm.prank(OWNER);
        vault.enact(call);
    }

    function tighten(uint256 capacity, uint256 window) external inTime {
        (uint256 before, uint256 beforeWindow, uint256 left) = vault.laneLimit(address(usdc), VENUE);
        if (before < 2) return;
        capacity = within(capacity, before - before / 8, before + 1);
        window = within(window, beforeWindow, beforeWindow + 60);
        vm.prank(GUARDIAN);
        try vault.tightenLane(address(usdc), VENUE, Limit(uint208(capacity), uint48(window))) {
            (,, uint256 leftAfter) = vault.laneLimit(address(usdc), VENUE);
            if (capacity > before || leftAfter > left) loosened++;
        } catch {}
    }

    function _try(Order memory order, uint256 first, uint256 second) private {
        bool attested = first < second;
        bool paused = vault.paused();
        uint256 before = usdc.balanceOf(address(vault));
        try vault.execute(order, signedBy(vault, order, first, second)) {
            if (!attested) unattested++;
            if (paused) whilePaused++;
            if (++_runs[order.id] > 1) doubled++;
            _done.push(abi.encode(order));
            _book(order.destination == VENUE, before - usdc.balanceOf(address(vault)), order.amount);
        } catch {}
    }

    /// @dev The bound holds for what was asked, which is what a bucket is charged with.
    function _book(bool account, uint256 spent, uint256 asked) private {
        Outflow[] storage flows = account ? _account : _adapter;
        if (account) paid += spent;
        else taken += spent;
        flows.push(Outflow(clock, asked));
        uint256 sum = 0;
        for (uint256 i = flows.length; i > 0 && i + 16 > flows.length; i--) {
            sum += flows[i - 1].amount;
            uint256 most = LANE_CAPACITY + uint256(LANE_CAPACITY) * (clock - flows[i - 1].time) / WINDOW;
            if (sum > most + 16) overLimit++; // each refill rounds by less than a unit
        }
    }
}

/// @title What holds whatever is called in whatever order.
contract VaultInvariants {
    VaultHandler internal handler;

    function setUp() public {
        handler = new VaultHandler();
        handler.setUp();
    }

    function targetContracts() public view returns (address[] memory all) {
        all = new address[](1);
        all[0] = address(handler);
    }

    /// forge would call the set-up of the handler too
    function excludeSelectors() public view returns (FuzzSelector[] memory all) {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = handler.setUp.selector;
        all = new FuzzSelector[](1);
        all[0] = FuzzSelector(address(handler), selectors);
    }

    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    /// One function, so that one campaign checks all of it.
    function invariantTheVaultIsSafe() public view {
        (uint256 inVault, uint256 atVenue, uint256 atExchange) = handler.balances();
        require(inVault == handler.deposited() - handler.paid() - handler.taken(), "the vault's books");
        require(atVenue == handler.paid() && atExchange == handler.taken(), "the others' books");
        require(handler.doubled() == 0, "an id ran twice");
        require(handler.unattested() == 0, "an order ran without its quorum");
        require(handler.whilePaused() == 0, "an order ran while paused");
        require(handler.overLimit() == 0, "more left than the limits allow");
        require(handler.loosened() == 0, "the guardian loosened a limit");
        require(handler.allowance() == 0, "an allowance stands");
    }

    /// The handler does reach what it is to drive: else the invariants would hold of nothing.
    function testTheHandlerPaysExchangesAndIsRefused() public {
        handler.pay(50e6, 0, 1);
        handler.pay(50e6, 1, 1);
        handler.exchangeSome(50e6, 100);
        require(handler.paid() > 0 && handler.taken() > 0, "money moves");
        uint256 paid = handler.paid();
        handler.replay(0);
        handler.payAStranger(1);
        handler.changeAfterSigning(5);
        handler.pause();
        handler.pay(50e6, 0, 1);
        require(handler.paid() == paid, "what is wrong is refused");
        handler.unpause();
        handler.pay(50e6, 0, 1);
        require(handler.paid() > paid, "and money moves again");
        invariantTheVaultIsSafe();
    }
}
