// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Order} from "../src/Order.sol";
import {LockAdapter} from "../src/adapter/LockAdapter.sol";
import {LocalBridge} from "../src/local/LocalBridge.sol";
import {SlowBridge} from "../src/local/SlowBridge.sol";
import {RouteFixture} from "./RouteFixture.sol";

/// @title Locked here, and given there after a root has stood unchallenged.
contract SlowBridgeTest is RouteFixture {
    uint256 internal constant PERIOD = 7 days;
    address internal constant PROPOSER = address(0x9209);
    address internal constant CHALLENGER = address(0xC4A1);
    SlowBridge internal source;
    SlowBridge internal target;
    LockAdapter internal adapter;

    function setUp() public override {
        super.setUp();
        source = new SlowBridge(usdc, PROPOSER, CHALLENGER, PERIOD);
        target = new SlowBridge(far, PROPOSER, CHALLENGER, PERIOD);
        far.mint(address(target), WEALTH);
        target.setPeer(HERE, address(source));
        adapter = new LockAdapter(address(vault), usdc, source, THERE, ARRIVAL);
        list(address(adapter));
    }

    function testAMessageIsPaidOnceAfterItsRootStoodUnchallenged() public {
        run(through(address(adapter), 1, 5_000e6, ""));
        run(through(address(adapter), 2, 700e6, ""));
        nothingIsLeftOver(address(adapter), address(source));
        same(usdc.balanceOf(address(source)), 5_700e6, "locked");
        bytes memory first = _body(0, 5_000e6);
        bytes memory second = _body(1, 700e6);
        _propose(_node(_leaf(first), _leaf(second)), 2);
        bytes32[] memory proof = _proof(_leaf(first));
        vm.chainId(THERE);
        vm.expectRevert(abi.encodeWithSelector(SlowBridge.TooEarly.selector, block.timestamp + PERIOD));
        target.finalize(second, 0, proof);
        vm.warp(block.timestamp + PERIOD);
        vm.expectRevert(abi.encodeWithSelector(SlowBridge.NotProved.selector, keccak256(first)));
        target.finalize(first, 0, proof);
        vm.prank(STRANGER);
        target.finalize(second, 0, proof);
        same(far.balanceOf(ARRIVAL), 700e6, "arrived");
        vm.expectRevert(abi.encodeWithSelector(LocalBridge.Replayed.selector, keccak256(second)));
        target.finalize(second, 0, proof);
    }

    function testAChallengedRootPaysNothing() public {
        _propose(_leaf(_body(0, WEALTH)), 1); // nothing was locked
        vm.prank(CHALLENGER);
        target.challenge(0);
        vm.warp(block.timestamp + PERIOD);
        vm.chainId(THERE);
        vm.expectRevert(abi.encodeWithSelector(SlowBridge.NoSuchProposal.selector, 0));
        target.finalize(_body(0, WEALTH), 0, new bytes32[](0));
        vm.prank(CHALLENGER);
        vm.expectRevert(abi.encodeWithSelector(SlowBridge.NoSuchProposal.selector, 0));
        target.challenge(0);
    }

    function testAChallengeInTheLastSecondHoldsAndALaterOneDoesNot() public {
        _propose(bytes32(uint256(1)), 1);
        _propose(bytes32(uint256(2)), 1);
        uint256 openAt = block.timestamp + PERIOD;
        vm.warp(openAt - 1);
        vm.prank(CHALLENGER);
        target.challenge(0);
        vm.warp(openAt);
        vm.prank(CHALLENGER);
        vm.expectRevert(abi.encodeWithSelector(SlowBridge.TooLate.selector, openAt));
        target.challenge(1);
    }

    function testOnlyTheProposerProposesAndOnlyTheChallengerChallenges() public {
        vm.expectRevert(SlowBridge.OnlyProposer.selector);
        target.propose(bytes32(0), 1);
        _propose(bytes32(uint256(1)), 1);
        vm.expectRevert(SlowBridge.OnlyChallenger.selector);
        target.challenge(0);
    }

    function testAMessageForAnotherChainOrOfAnotherBridgeIsRefused() public {
        bytes memory foreign = abi.encode(SlowBridge.Message(HERE, THERE, 0, STRANGER, ARRIVAL, 5e6));
        _propose(_leaf(foreign), 1);
        vm.warp(block.timestamp + PERIOD);
        bytes memory body = _body(0, 5e6);
        vm.expectRevert(abi.encodeWithSelector(LocalBridge.OtherDestination.selector, THERE));
        target.finalize(body, 0, new bytes32[](0));
        vm.chainId(THERE);
        vm.expectRevert(abi.encodeWithSelector(LocalBridge.NotAPeer.selector, HERE, STRANGER));
        target.finalize(foreign, 0, new bytes32[](0));
    }

    function testAPausedBridgeTakesNothingAndTheAdapterHasNothingToSay() public {
        refuses(
            through(address(adapter), 1, 5e6, hex"00"), abi.encodeWithSelector(LockAdapter.NothingToSay.selector)
        );
        source.pause(true);
        refuses(through(address(adapter), 2, 5e6, ""), abi.encodeWithSelector(LocalBridge.IsPaused.selector));
    }

    /// @dev An inner node of the tree, dressed as a message, proves nothing.
    function testFuzzOnlyWhatWasLockedIsProved(uint256 amount, uint256 claimed, uint256 nonce) public {
        amount = within(amount, 1, 1_000e6);
        vm.assume(claimed != amount || nonce != 0);
        run(through(address(adapter), 1, amount, ""));
        bytes32 beside = keccak256("another");
        _propose(_node(_leaf(_body(0, amount)), beside), 2);
        vm.warp(block.timestamp + PERIOD);
        vm.chainId(THERE);
        bytes memory forged = abi.encode(SlowBridge.Message(HERE, THERE, nonce, address(source), ARRIVAL, claimed));
        vm.expectRevert(abi.encodeWithSelector(SlowBridge.NotProved.selector, keccak256(forged)));
        target.finalize(forged, 0, _proof(beside));
        target.finalize(_body(0, amount), 0, _proof(beside));
        same(far.balanceOf(ARRIVAL), amount, "arrived");
    }

    function _propose(bytes32 root, uint256 count) private {
        vm.prank(PROPOSER);
        target.propose(root, count);
    }

    function _body(uint256 nonce, uint256 amount) private view returns (bytes memory) {
        return abi.encode(SlowBridge.Message(HERE, THERE, nonce, address(source), ARRIVAL, amount));
    }

    function _leaf(bytes memory body) private pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(body)));
    }

    function _node(bytes32 a, bytes32 b) private pure returns (bytes32) {
        return a < b ? keccak256(bytes.concat(a, b)) : keccak256(bytes.concat(b, a));
    }

    function _proof(bytes32 beside) private pure returns (bytes32[] memory proof) {
        proof = new bytes32[](1);
        proof[0] = beside;
    }
}
