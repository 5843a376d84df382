// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Attested} from "../src/Attested.sol";
import {Governed} from "../src/Governed.sol";
import {Allowance, Kind, Lane, Lanes, Limit} from "../src/Lanes.sol";
import {Order} from "../src/Order.sol";
import {Vault} from "../src/Vault.sol";
import {VaultFixture} from "./VaultFixture.sol";

/// @title Who may change what, and when.
contract GovernanceTest is VaultFixture {
    function testOneAttestorAloneIsRefused() public {
        address[] memory all = attestors();
        address[] memory one = new address[](1);
        one[0] = all[0];
        _unborn(one, 1, abi.encodeWithSelector(Attested.QuorumUnsound.selector, 1, 1));
        _unborn(all, 1, abi.encodeWithSelector(Attested.QuorumUnsound.selector, 3, 1));
        _unborn(all, 4, abi.encodeWithSelector(Attested.QuorumUnsound.selector, 3, 4));
        _unborn(new address[](17), 2, abi.encodeWithSelector(Attested.QuorumUnsound.selector, 17, 2));
        all[2] = all[0];
        _unborn(all, 2, abi.encodeWithSelector(Attested.AttestorUnsound.selector, all[0]));
        all[2] = address(0);
        _unborn(all, 2, abi.encodeWithSelector(Attested.AttestorUnsound.selector, address(0)));
    }

    function testRolesMustBeSound() public {
        _rolesRefused(address(0), GUARDIAN, DELAY);
        _rolesRefused(OWNER, address(0), DELAY);
        _rolesRefused(OWNER, OWNER, DELAY);
        _rolesRefused(OWNER, GUARDIAN, 1 hours - 1);
        _rolesRefused(OWNER, GUARDIAN, 30 days + 1);
    }

    function testTheGuardianPausesAndCannotRelease() public {
        Order memory order = payment(1, 5e6);
        vm.prank(GUARDIAN);
        vault.pause();
        order.epoch = vault.epoch();
        refuses(order, abi.encodeWithSelector(Governed.IsPaused.selector));
        usdc.mint(address(vault), 1e6); // what comes in is not stopped
        vm.prank(GUARDIAN);
        vm.expectRevert(Governed.OnlyByChange.selector);
        vault.unpause();
        vm.prank(GUARDIAN);
        vm.expectRevert(Governed.OnlyOwner.selector);
        vault.schedule(abi.encodeCall(Governed.unpause, ()));
        change(abi.encodeCall(Governed.unpause, ()));
        order = payment(1, 5e6);
        vault.execute(order, signed(order));
    }

    function testAStrangerChangesNothing() public {
        bytes4 watch = Governed.OnlyOwnerOrGuardian.selector;
        vm.expectRevert(watch);
        vault.pause();
        vm.expectRevert(watch);
        vault.tightenAsset(address(usdc), Limit(0, 0));
        vm.expectRevert(watch);
        vault.tightenLane(address(usdc), VENUE, Limit(0, 0));
        vm.expectRevert(watch);
        vault.dismiss(vm.addr(keys[0]));
        vm.expectRevert(watch);
        vault.cancel(bytes32(0));
        vm.expectRevert(Governed.OnlyOwner.selector);
        vault.schedule("");
        vm.expectRevert(Governed.OnlyOwner.selector);
        vault.enact("");
    }

    function testNobodyLoosensWithoutWaiting() public {
        bytes4 waits = Governed.OnlyByChange.selector;
        vm.prank(OWNER);
        vm.expectRevert(waits);
        vault.setAttestors(attestors(), 2);
        vm.prank(OWNER);
        vm.expectRevert(waits);
        vault.limitAsset(address(usdc), Limit(1, 1));
        vm.prank(OWNER);
        vm.expectRevert(waits);
        vault.setLane(Lane(address(usdc), STRANGER, Kind.Account, Limit(1, 1)));
        vm.prank(OWNER);
        vm.expectRevert(waits);
        vault.setRoles(STRANGER, GUARDIAN, DELAY);
    }

    function testAChangeWaitsAndLapses() public {
        bytes memory call = abi.encodeCall(Vault.limitAsset, (address(usdc), Limit(1, 1)));
        bytes32 id = keccak256(call);
        vm.prank(OWNER);
        vm.expectRevert(abi.encodeWithSelector(Governed.NotScheduled.selector, id));
        vault.enact(call);
        vm.prank(OWNER);
        vault.schedule(call);
        vm.prank(OWNER);
        vm.expectRevert(abi.encodeWithSelector(Governed.AlreadyScheduled.selector, id));
        vault.schedule(call);
        vm.warp(START + DELAY - 1);
        vm.prank(OWNER);
        vm.expectRevert(abi.encodeWithSelector(Governed.TooEarly.selector, START + DELAY));
        vault.enact(call);
        vm.warp(START + DELAY + 14 days + 1);
        vm.prank(OWNER);
        vm.expectRevert(abi.encodeWithSelector(Governed.TooLate.selector, START + DELAY));
        vault.enact(call);
    }

    function testTheGuardianCancelsAChange() public {
        bytes memory call = abi.encodeCall(Governed.setRoles, (STRANGER, GUARDIAN, DELAY));
        vm.prank(OWNER);
        bytes32 id = vault.schedule(call);
        vm.prank(GUARDIAN);
        vault.cancel(id);
        vm.warp(START + DELAY);
        vm.prank(OWNER);
        vm.expectRevert(abi.encodeWithSelector(Governed.NotScheduled.selector, id));
        vault.enact(call);
        vm.prank(OWNER);
        vm.expectRevert(abi.encodeWithSelector(Governed.NotScheduled.selector, id));
        vault.cancel(id);
    }

    function testRolesChangeHands() public {
        change(abi.encodeCall(Governed.setRoles, (STRANGER, VENUE, 2 days)));
        holds(vault.owner() == STRANGER && vault.guardian() == VENUE && vault.delay() == 2 days, "roles");
        vm.prank(OWNER);
        vm.expectRevert(Governed.OnlyOwner.selector);
        vault.schedule("");
    }

    function testAChangeThatFailsStaysScheduled() public {
        bytes memory call = abi.encodeCall(Vault.setAttestors, (attestors(), 1));
        vm.prank(OWNER);
        bytes32 id = vault.schedule(call);
        vm.warp(START + DELAY);
        vm.prank(OWNER);
        vm.expectRevert(abi.encodeWithSelector(Attested.QuorumUnsound.selector, 3, 1));
        vault.enact(call);
        same(vault.readyAt(id), START + DELAY, "still scheduled");
    }

    function testTheGuardianDismissesAnAttestor() public {
        Order memory order = payment(1, 5e6);
        vm.prank(GUARDIAN);
        vault.dismiss(vm.addr(keys[0]));
        order.epoch = vault.epoch();
        bytes[] memory revoked = signedBy(vault, order, 0, 1);
        refuses(order, revoked, abi.encodeWithSelector(Attested.NotAnAttestor.selector, vm.addr(keys[0])));
        same(vault.attestors().length, 2, "attestors");
        vm.prank(GUARDIAN);
        vm.expectRevert(abi.encodeWithSelector(Attested.NotAnAttestor.selector, vm.addr(keys[0])));
        vault.dismiss(vm.addr(keys[0]));
        vm.prank(GUARDIAN);
        vm.expectRevert(abi.encodeWithSelector(Attested.QuorumUnsound.selector, 1, 2));
        vault.dismiss(vm.addr(keys[1]));
        vault.execute(order, signedBy(vault, order, 1, 2));
    }

    function testAnyAttestorCanBeDismissed() public {
        vm.prank(OWNER);
        vault.dismiss(vm.addr(keys[2]));
        Order memory order = payment(1, 5e6);
        vault.execute(order, signed(order));
        refuses(order, signedBy(vault, order, 0, 2), abi.encodeWithSelector(Vault.AlreadyExecuted.selector, order.id));
    }

    function testTheOwnerRaisesALimitAfterTheDelay() public {
        change(abi.encodeCall(Vault.limitAsset, (address(usdc), Limit(2 * ASSET_CAPACITY, WINDOW))));
        (uint256 capacity,, uint256 left) = vault.assetLimit(address(usdc));
        same(capacity, 2 * ASSET_CAPACITY, "capacity");
        same(left, 2 * ASSET_CAPACITY, "left");
    }

    function testANewSetOfAttestorsReplacesTheOld() public {
        address[] memory all = new address[](2);
        (all[0], all[1]) = (vm.addr(keys[2]), vm.addr(keys[1]));
        change(abi.encodeCall(Vault.setAttestors, (all, 2)));
        holds(!vault.isAttestor(vm.addr(keys[0])) && vault.isAttestor(vm.addr(keys[1])), "set");
        Order memory order = payment(1, 5e6);
        refuses(order, abi.encodeWithSelector(Attested.NotAnAttestor.selector, vm.addr(keys[0])));
    }

    function testTheGuardianOnlyTightens() public {
        _notTighter(Limit(LANE_CAPACITY + 1, WINDOW));
        _notTighter(Limit(LANE_CAPACITY, WINDOW - 1));
        _notTighter(Limit(LANE_CAPACITY / 2, WINDOW / 2 - 1)); // less at once, yet faster
        vm.prank(GUARDIAN);
        vault.tightenLane(address(usdc), VENUE, Limit(LANE_CAPACITY / 2, WINDOW));
        vm.prank(GUARDIAN);
        vault.tightenAsset(address(usdc), Limit(1e6, WINDOW));
        vm.prank(GUARDIAN);
        vm.expectRevert(Lanes.NotTighter.selector);
        vault.tightenAsset(address(usdc), Limit(2e6, WINDOW));
        Order memory order = payment(1, 1e6 + 1);
        refuses(order, abi.encodeWithSelector(Lanes.OverAssetLimit.selector, 1e6 + 1, 1e6));
    }

    function testTheGuardianClosesALane() public {
        vm.prank(GUARDIAN);
        vault.tightenLane(address(usdc), VENUE, Limit(0, 0));
        holds(vault.kindOf(address(usdc), VENUE) == Kind.None, "closed");
        Order memory order = payment(1, 1);
        refuses(order, abi.encodeWithSelector(Lanes.NotListed.selector, usdc, VENUE));
    }

    function testWhatWasSpentStaysSpentUnderANewLimit() public {
        Order memory order = payment(1, LANE_CAPACITY);
        vault.execute(order, signed(order));
        bytes memory call =
            abi.encodeCall(Vault.setLane, (Lane(address(usdc), VENUE, Kind.Account, Limit(LANE_CAPACITY, 30 days))));
        vm.prank(OWNER);
        vault.schedule(call);
        order = payment(2, LANE_CAPACITY / 2);
        vm.warp(START + DELAY);
        order = payment(2, LANE_CAPACITY);
        vault.execute(order, signed(order));
        vm.prank(OWNER);
        vault.enact(call);
        (,, uint256 left) = vault.laneLimit(address(usdc), VENUE);
        same(left, 0, "left");
    }

    function testALaneMustMakeSense() public {
        bytes4 unsound = Lanes.LimitUnsound.selector;
        _laneRefused(Lane(address(usdc), VENUE, Kind.None, Limit(1, 1)), abi.encodeWithSelector(unsound, 1, 1));
        _laneRefused(Lane(address(usdc), VENUE, Kind.Account, Limit(0, 0)), abi.encodeWithSelector(unsound, 0, 0));
        _laneRefused(Lane(address(usdc), VENUE, Kind.Account, Limit(1, 0)), abi.encodeWithSelector(unsound, 1, 0));
        _notListable(address(0), VENUE);
        _notListable(address(usdc), address(0));
        _notListable(address(usdc), address(vault));
        _notListable(address(usdc), address(usdc));
    }

    function _unborn(address[] memory all, uint256 needed, bytes memory why) private {
        vm.expectRevert(why);
        new Vault(OWNER, GUARDIAN, DELAY, all, needed, new Allowance[](0), new Lane[](0));
    }

    function _rolesRefused(address owner, address guardian, uint256 delay) private {
        address[] memory all = attestors();
        vm.expectRevert(Governed.RolesUnsound.selector);
        new Vault(owner, guardian, delay, all, 2, new Allowance[](0), new Lane[](0));
    }

    function _notTighter(Limit memory limit) private {
        vm.prank(GUARDIAN);
        vm.expectRevert(Lanes.NotTighter.selector);
        vault.tightenLane(address(usdc), VENUE, limit);
    }

    function _notListable(address asset, address destination) private {
        Lane memory lane = Lane(asset, destination, Kind.Account, Limit(1, 1));
        _laneRefused(lane, abi.encodeWithSelector(Lanes.NotListed.selector, asset, destination));
    }

    function _laneRefused(Lane memory lane, bytes memory why) private {
        bytes memory call = abi.encodeCall(Vault.setLane, (lane));
        vm.prank(OWNER);
        bytes32 id = vault.schedule(call);
        vm.warp(block.timestamp + DELAY);
        vm.prank(OWNER);
        vm.expectRevert(why);
        vault.enact(call);
        vm.prank(OWNER);
        vault.cancel(id);
    }
}
