// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Attested} from "../src/Attested.sol";
import {Governed} from "../src/Governed.sol";
import {Kind, Lane, Lanes, Limit} from "../src/Lanes.sol";
import {Expectation, Order} from "../src/Order.sol";
import {Vault} from "../src/Vault.sol";
import {TestToken} from "../src/local/TestToken.sol";
import {ChargingToken, Gauge, Generous, Reentrant} from "./Adapters.sol";
import {VaultFixture} from "./VaultFixture.sol";

/// @title What leaves the vault, and what does not.
contract VaultTest is VaultFixture {
    function testAnAttestedPaymentMovesTheMoney() public {
        Order memory order = payment(1, 5e6);
        bytes[] memory signatures = signed(order);
        vm.prank(STRANGER); // whoever brings it
        vault.execute(order, signatures);
        same(usdc.balanceOf(VENUE), 5e6, "the venue");
        same(usdc.balanceOf(address(vault)), WEALTH - 5e6, "the vault");
        holds(vault.executed(order.id), "executed");
    }

    function testAllSignaturesMaySign() public {
        Order memory order = payment(1, 5e6);
        bytes32 digest = vault.digestOf(order);
        bytes[] memory signatures = new bytes[](3);
        for (uint256 i = 0; i < 3; i++) {
            signatures[i] = signature(keys[i], digest);
        }
        vault.execute(order, signatures);
        same(usdc.balanceOf(VENUE), 5e6, "the venue");
    }

    function testAnOrderRunsOnce() public {
        Order memory order = payment(1, 5e6);
        vault.execute(order, signed(order));
        refuses(order, abi.encodeWithSelector(Vault.AlreadyExecuted.selector, order.id));
        Order memory again = payment(1, 6e6); // another order under the same id
        refuses(again, abi.encodeWithSelector(Vault.AlreadyExecuted.selector, order.id));
    }

    function testTooFewSignaturesReleaseNothing() public {
        Order memory order = payment(1, 5e6);
        bytes[] memory one = new bytes[](1);
        one[0] = signed(order)[0];
        refuses(order, one, abi.encodeWithSelector(Attested.QuorumNotReached.selector, 1, 2));
    }

    function testNobodyCountsTwice() public {
        Order memory order = payment(1, 5e6);
        bytes[] memory twice = signedBy(vault, order, 0, 0);
        refuses(order, twice, abi.encodeWithSelector(Attested.SignersNotAscending.selector, vm.addr(keys[0])));
        bytes[] memory turned = signedBy(vault, order, 1, 0);
        refuses(order, turned, abi.encodeWithSelector(Attested.SignersNotAscending.selector, vm.addr(keys[0])));
    }

    function testAStrangersSignatureReleasesNothing() public {
        Order memory order = payment(1, 5e6);
        bytes[] memory signatures = signed(order);
        uint256 key = 999;
        while (vm.addr(key) < vm.addr(keys[0])) key++;
        signatures[1] = signature(key, vault.digestOf(order));
        refuses(order, signatures, abi.encodeWithSelector(Attested.NotAnAttestor.selector, vm.addr(key)));
    }

    function testABrokenSignatureReleasesNothing() public {
        Order memory order = payment(1, 5e6);
        bytes[] memory signatures = signed(order);
        signatures[1] = hex"00";
        refuses(order, signatures, abi.encodeWithSelector(ECDSA.ECDSAInvalidSignatureLength.selector, 1));
    }

    function testSignaturesOfAnotherVaultOrChainReleaseNothing() public {
        Order memory order = payment(1, 5e6);
        bytes[] memory foreign = signedBy(_vault(usdc), order, 0, 1);
        vm.expectRevert();
        vault.execute(order, foreign);
        bytes[] memory here = signed(order);
        vm.chainId(10);
        vm.expectRevert();
        vault.execute(order, here);
    }

    function testTheDeadlineHolds() public {
        Order memory order = payment(1, 5e6);
        bytes[] memory signatures = signed(order);
        vm.warp(order.deadline + 1);
        refuses(order, signatures, abi.encodeWithSelector(Vault.Expired.selector, order.deadline));
        order.deadline = block.timestamp + 1 days + 1;
        refuses(order, abi.encodeWithSelector(Vault.DeadlineTooFar.selector, order.deadline));
    }

    function testAnOrderForAnotherConfigurationIsRefused() public {
        Order memory order = payment(1, 5e6);
        bytes[] memory signatures = signed(order);
        vm.prank(GUARDIAN);
        vault.tightenLane(address(usdc), VENUE, Limit(LANE_CAPACITY, WINDOW));
        refuses(order, signatures, abi.encodeWithSelector(Vault.OtherEpoch.selector, 0, 1));
    }

    function testAnUnlistedDestinationGetsNothing() public {
        Order memory order = payment(1, 5e6);
        order.destination = address(uint160(VENUE) ^ 1); // looks alike
        refuses(order, abi.encodeWithSelector(Lanes.NotListed.selector, usdc, order.destination));
        order = payment(1, 5e6);
        order.asset = address(other);
        order.received = address(other);
        refuses(order, abi.encodeWithSelector(Lanes.NotListed.selector, other, VENUE));
    }

    function testNothingIsNoOrder() public {
        refuses(payment(1, 0), abi.encodeWithSelector(Vault.OrderUnsound.selector));
        Order memory order = payment(1, 5e6);
        order.minReceived = 0;
        refuses(order, abi.encodeWithSelector(Vault.OrderUnsound.selector));
        order = payment(1, 5e6);
        order.data = hex"01";
        refuses(order, abi.encodeWithSelector(Vault.OrderUnsound.selector));
        order = payment(1, 5e6);
        order.received = address(other);
        refuses(order, abi.encodeWithSelector(Vault.OrderUnsound.selector));
    }

    function testALaneHasItsOwnLimitWithinTheAssets() public {
        Order memory order = payment(1, LANE_CAPACITY + 1);
        refuses(order, abi.encodeWithSelector(Lanes.OverLaneLimit.selector, order.amount, LANE_CAPACITY));
        order = payment(2, LANE_CAPACITY);
        vault.execute(order, signed(order));
        order = swap(3, LANE_CAPACITY, 1);
        bytes memory over =
            abi.encodeWithSelector(Lanes.OverAssetLimit.selector, LANE_CAPACITY, ASSET_CAPACITY - LANE_CAPACITY);
        refuses(order, over);
    }

    function testABucketRefillsLinearly() public {
        Order memory order = payment(1, LANE_CAPACITY);
        vault.execute(order, signed(order));
        vm.warp(block.timestamp + WINDOW / 4);
        (uint256 capacity, uint256 window, uint256 left) = vault.laneLimit(address(usdc), VENUE);
        same(capacity, LANE_CAPACITY, "capacity");
        same(window, WINDOW, "window");
        same(left, LANE_CAPACITY / 4, "left of the lane");
        (,, left) = vault.assetLimit(address(usdc));
        same(left, ASSET_CAPACITY - LANE_CAPACITY + ASSET_CAPACITY / 4, "left of the asset");
        order = payment(2, LANE_CAPACITY / 4 + 1);
        refuses(order, abi.encodeWithSelector(Lanes.OverLaneLimit.selector, order.amount, LANE_CAPACITY / 4));
        order = payment(3, LANE_CAPACITY / 4);
        vault.execute(order, signed(order));
    }

    function testExpectationsAreCheckedAgain() public {
        Gauge gauge = new Gauge();
        gauge.set(7);
        Order memory order = payment(1, 5e6);
        order.expectations = new Expectation[](1);
        order.expectations[0] = Expectation(address(gauge), abi.encodeCall(gauge.reading, ()), 5, 7);
        bytes[] memory signatures = signed(order);
        gauge.set(8);
        refuses(order, signatures, abi.encodeWithSelector(Vault.Unexpected.selector, 0, 8));
        gauge.set(4);
        refuses(order, signatures, abi.encodeWithSelector(Vault.Unexpected.selector, 0, 4));
        gauge.set(5);
        vault.execute(order, signatures);
    }

    function testAnExpectationThatIsNotAnsweredFails() public {
        Gauge gauge = new Gauge();
        Order memory order = payment(1, 5e6);
        order.expectations = new Expectation[](1);
        order.expectations[0] = Expectation(address(gauge), abi.encodeCall(Gauge.two, ()), 0, 9);
        refuses(order, abi.encodeWithSelector(Vault.NoAnswer.selector, 0));
        order.expectations[0].call = abi.encodeCall(Gauge.fails, ());
        refuses(order, abi.encodeWithSelector(Vault.NoAnswer.selector, 0));
        order.expectations[0].target = STRANGER; // no contract
        refuses(order, abi.encodeWithSelector(Vault.NoAnswer.selector, 0));
    }

    function testASwapBringsWhatWasSigned() public {
        Order memory order = swap(1, 10e6, 10e6);
        vault.execute(order, signed(order));
        same(other.balanceOf(address(vault)), 10e6, "received");
        same(usdc.allowance(address(vault), address(exchange)), 0, "allowance");
    }

    function testASwapThatBringsLessIsUndone() public {
        exchange.set(100, 99);
        Order memory order = swap(1, 10e6, 10e6);
        refuses(order, abi.encodeWithSelector(Vault.ReceivedTooLittle.selector, 9.9e6, 10e6));
        same(other.balanceOf(address(vault)), 0, "received");
    }

    function testAnAdapterMayTakeLessAndKeepsNoAllowance() public {
        exchange.set(40, 100);
        Order memory order = swap(1, 10e6, 4e6);
        vault.execute(order, signed(order));
        same(usdc.balanceOf(address(vault)), WEALTH - 4e6, "the vault");
        same(usdc.allowance(address(vault), address(exchange)), 0, "allowance");
    }

    function testABridgeReturnsNothingHere() public {
        exchange.set(100, 0);
        Order memory order = swap(1, 10e6, 0);
        order.received = address(0);
        vault.execute(order, signed(order));
        same(usdc.balanceOf(address(exchange)), 10e6, "the bridge");
    }

    function testACallThatContradictsItselfIsRefused() public {
        Order memory order = swap(1, 10e6, 0); // names what it receives and wants none of it
        refuses(order, abi.encodeWithSelector(Vault.OrderUnsound.selector));
        order = swap(1, 10e6, 1);
        order.received = address(0);
        refuses(order, abi.encodeWithSelector(Vault.OrderUnsound.selector));
        order = swap(1, 10e6, 1);
        order.received = address(usdc);
        refuses(order, abi.encodeWithSelector(Vault.OrderUnsound.selector));
    }

    function testAnAdapterThatGivesCostsNothing() public {
        Generous generous = new Generous();
        change(abi.encodeCall(Vault.setLane, (Lane(address(usdc), address(generous), Kind.Adapter, Limit(10e6, 1)))));
        Order memory order = swap(1, 10e6, 0);
        order.received = address(0);
        order.destination = address(generous);
        vault.execute(order, signed(order));
        same(usdc.balanceOf(address(vault)), WEALTH + 10e6, "the vault");
    }

    function testNothingRunsWithinAnOrder() public {
        Reentrant reentrant = new Reentrant();
        change(abi.encodeCall(Vault.setLane, (Lane(address(usdc), address(reentrant), Kind.Adapter, Limit(10e6, 1)))));
        Order memory inner = payment(2, 1e6);
        reentrant.prepare(inner, signed(inner));
        Order memory order = swap(1, 10e6, 0);
        order.received = address(0);
        order.destination = address(reentrant);
        refuses(order, abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector));
    }

    function testATokenThatKeepsAFeeIsRefused() public {
        TestToken feeing = new TestToken("Fee", "FEE", 6, 100);
        Vault of_ = _vault(feeing);
        feeing.mint(address(of_), 100e6);
        Order memory order = payment(1, 10e6);
        order.asset = address(feeing);
        order.received = address(feeing);
        bytes[] memory signatures = signedBy(of_, order, 0, 1);
        vm.expectRevert(abi.encodeWithSelector(Vault.ReceivedTooLittle.selector, 9.9e6, 10e6));
        of_.execute(order, signatures);
    }

    function testATokenThatChargesTheSenderIsRefused() public {
        ChargingToken charging = new ChargingToken();
        Vault of_ = _vault(charging);
        charging.mint(address(of_), 100e6);
        Order memory order = payment(1, 10e6);
        order.asset = address(charging);
        order.received = address(charging);
        bytes[] memory signatures = signedBy(of_, order, 0, 1);
        vm.expectRevert(abi.encodeWithSelector(Vault.OverSpent.selector, 10e6 + 1, 10e6));
        of_.execute(order, signatures);
    }

    function testNoNativeCoinIsTaken() public {
        (bool taken,) = address(vault).call{value: 1}("");
        holds(!taken, "refused");
    }

    function testFuzzNothingButTheSignedAmountLeaves(uint256 id, uint256 amount, uint256 wait) public {
        amount = within(amount, 1, ASSET_CAPACITY);
        vm.warp(START + within(wait, 0, 30 days));
        Order memory order = payment(id, amount);
        bytes[] memory signatures = signed(order);
        if (amount > LANE_CAPACITY) {
            refuses(order, signatures, abi.encodeWithSelector(Lanes.OverLaneLimit.selector, amount, LANE_CAPACITY));
        } else {
            vault.execute(order, signatures);
            same(usdc.balanceOf(VENUE), amount, "the venue");
            same(usdc.balanceOf(address(vault)), WEALTH - amount, "the vault");
        }
    }

    function testFuzzEachFieldIsSigned(uint256 field, uint256 by) public {
        Order memory order = payment(1, 5e6);
        bytes[] memory signatures = signed(order);
        by = within(by, 1, 1e6);
        field = field % 10;
        if (field == 0) order.id = bytes32(uint256(order.id) + by);
        if (field == 1) order.epoch += by;
        if (field == 2) order.asset = address(uint160(by));
        if (field == 3) order.amount += by;
        if (field == 4) order.destination = address(exchange);
        if (field == 5) order.data = abi.encode(by);
        if (field == 6) order.received = address(uint160(by));
        if (field == 7) order.minReceived -= by;
        if (field == 8) order.deadline += by % 1 hours + 1;
        if (field == 9) order.expectations = new Expectation[](1);
        vm.expectRevert();
        vault.execute(order, signatures);
        same(usdc.balanceOf(address(vault)), WEALTH, "the vault");
    }

    function testFuzzNoiseIsNoSignature(bytes calldata first, bytes calldata second) public {
        bytes[] memory signatures = new bytes[](2);
        signatures[0] = first;
        signatures[1] = second;
        Order memory order = payment(1, 5e6);
        vm.expectRevert();
        vault.execute(order, signatures);
    }
}
