// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Attested} from "../src/Attested.sol";
import {Order} from "../src/Order.sol";
import {GaslessCrossChainOrder, OnchainCrossChainOrder, ResolvedCrossChainOrder} from "../src/adapter/IERC7683.sol";
import {Intent} from "../src/adapter/IIntents.sol";
import {IntentAdapter} from "../src/adapter/IntentAdapter.sol";
import {Purse} from "../src/adapter/Purse.sol";
import {Recoverable} from "../src/adapter/Recoverable.sol";
import {IntentOrigin, OriginData} from "../src/local/IntentOrigin.sol";
import {IntentTarget} from "../src/local/IntentTarget.sol";
import {LocalBridge} from "../src/local/LocalBridge.sol";
import {TestToken} from "../src/local/TestToken.sol";
import {RouteFixture} from "./RouteFixture.sol";

/// @title Orders of ERC-7683 out of a vault: filled and settled, or expired and given back.
contract IntentsTest is RouteFixture {
    uint32 internal constant PATIENCE = 30 minutes;
    uint256 internal constant GRACE = 1 hours;
    address internal constant FILLER = address(0xF111);
    address internal constant FILLERS_HOME = address(0xF112);
    IntentOrigin internal origin;
    IntentTarget internal target;
    IntentAdapter internal adapter;

    function setUp() public override {
        super.setUp();
        origin = new IntentOrigin(usdc, attestors(), 2, GRACE);
        target = new IntentTarget(far);
        origin.setPeer(THERE, address(target));
        target.setPeer(HERE, address(origin));
        adapter = new IntentAdapter(
            address(vault), usdc, origin, Recoverable.End(THERE, address(far), ARRIVAL, PATIENCE)
        );
        list(address(adapter));
        far.mint(FILLER, 1_000_000e6);
        vm.prank(FILLER);
        far.approve(address(target), type(uint256).max);
    }

    function testAnOrderIsFilledOnceAndTheFillerIsPaidOnce() public {
        (bytes32 id, bytes memory data) = _opened(1, 10_000e6, 9_995e6);
        nothingIsLeftOver(address(adapter), address(origin));
        same(usdc.balanceOf(address(origin)), 10_000e6, "held");
        vm.chainId(THERE);
        _fill(id, data);
        same(far.balanceOf(ARRIVAL), 9_995e6, "arrived");
        vm.prank(FILLER);
        vm.expectRevert(abi.encodeWithSelector(LocalBridge.Replayed.selector, id));
        target.fill(id, data, abi.encode(FILLERS_HOME));
        vm.chainId(HERE);
        bytes[] memory signatures = bothSign(origin.fillDigest(id, FILLERS_HOME));
        origin.settle(id, FILLERS_HOME, signatures);
        same(usdc.balanceOf(FILLERS_HOME), 10_000e6, "the filler's");
        vm.expectRevert(abi.encodeWithSelector(IntentOrigin.NotOpen.selector, id));
        origin.settle(id, FILLERS_HOME, signatures);
        vm.warp(block.timestamp + PATIENCE + GRACE + 1);
        vm.expectRevert(abi.encodeWithSelector(IntentOrigin.NotOpen.selector, id));
        origin.expire(id);
    }

    function testWhatNobodyFilledComesBackIntoTheVaultWhoeverAsks() public {
        (bytes32 id, bytes memory data) = _opened(1, 10_000e6, 9_995e6);
        uint256 before = usdc.balanceOf(address(vault));
        uint256 deadline = block.timestamp + PATIENCE;
        vm.warp(deadline + GRACE);
        vm.expectRevert(abi.encodeWithSelector(IntentOrigin.TooEarly.selector, deadline + GRACE));
        origin.expire(id);
        vm.expectRevert(abi.encodeWithSelector(Recoverable.NothingCameBack.selector, id));
        adapter.recover(id);
        vm.warp(deadline + GRACE + 1);
        vm.chainId(THERE);
        vm.prank(FILLER);
        vm.expectRevert(abi.encodeWithSelector(IntentTarget.Expired.selector, deadline));
        target.fill(id, data, abi.encode(FILLERS_HOME));
        vm.chainId(HERE);
        vm.prank(STRANGER);
        adapter.recover(id);
        same(usdc.balanceOf(address(vault)), before + 10_000e6, "back in the vault");
        vm.expectRevert(abi.encodeWithSelector(Recoverable.NothingCameBack.selector, id));
        adapter.recover(id);
    }

    function testOrdersNeverShareAPurse() public {
        (bytes32 first,) = _opened(1, 10e6, 9e6);
        (bytes32 second,) = _opened(2, 20e6, 18e6);
        holds(adapter.purseOf(first) != adapter.purseOf(second), "purses");
        vm.warp(block.timestamp + PATIENCE + GRACE + 1);
        origin.expire(second); // somebody asked before us
        same(usdc.balanceOf(adapter.purseOf(second)), 20e6, "in its purse");
        vm.expectRevert(abi.encodeWithSelector(Recoverable.NeverLeft.selector, bytes32(0)));
        adapter.recover(bytes32(0));
        uint256 before = usdc.balanceOf(address(vault));
        adapter.recover(second);
        same(usdc.balanceOf(address(vault)), before + 20e6, "the second only");
        Purse purse = Purse(adapter.purseOf(second));
        vm.expectRevert(Purse.OnlyMaker.selector);
        purse.sweep(usdc, STRANGER);
    }

    function testAForgedFillAndOneForAnotherChainAreRefused() public {
        (bytes32 id, bytes memory data) = _opened(1, 10e6, 9e6);
        vm.expectRevert(abi.encodeWithSelector(LocalBridge.OtherDestination.selector, THERE));
        target.fill(id, data, abi.encode(FILLERS_HOME));
        vm.chainId(THERE);
        bytes memory less = _data(0, 1, address(origin), address(far), uint32(block.timestamp) + PATIENCE);
        vm.expectRevert(abi.encodeWithSelector(IntentTarget.OtherOrder.selector, id));
        target.fill(id, less, abi.encode(FILLERS_HOME));
        bytes memory foreign = _data(0, 1, STRANGER, address(far), uint32(block.timestamp) + PATIENCE);
        vm.expectRevert(abi.encodeWithSelector(LocalBridge.NotAPeer.selector, HERE, STRANGER));
        target.fill(keccak256(foreign), foreign, abi.encode(FILLERS_HOME));
        bytes memory token = _data(0, 1, address(origin), address(other), uint32(block.timestamp) + PATIENCE);
        vm.expectRevert(abi.encodeWithSelector(IntentTarget.OtherToken.selector, address(other)));
        target.fill(keccak256(token), token, abi.encode(FILLERS_HOME));
        target.pause(true);
        vm.expectRevert(LocalBridge.IsPaused.selector);
        target.fill(id, data, abi.encode(FILLERS_HOME));
    }

    function testTheFillerIsPaidOnlyWithEnoughSignaturesOfThisFill() public {
        (bytes32 id,) = _opened(1, 10e6, 9e6);
        bytes[] memory ofAnother = bothSign(origin.fillDigest(id, STRANGER));
        vm.expectRevert();
        origin.settle(id, FILLERS_HOME, ofAnother);
        bytes[] memory one = new bytes[](1);
        one[0] = signature(keys[0], origin.fillDigest(id, FILLERS_HOME));
        vm.expectRevert(abi.encodeWithSelector(Attested.QuorumNotReached.selector, 1, 2));
        origin.settle(id, FILLERS_HOME, one);
    }

    function testAnOrderThatMakesNoSenseIsNotOpened() public {
        Intent memory intent = Intent(address(this), ARRIVAL, 5e6, address(far), 4e6, THERE);
        uint32 soon = uint32(block.timestamp) + 60;
        bytes32 wrong = keccak256("another");
        vm.expectRevert(abi.encodeWithSelector(IntentOrigin.OtherOrderData.selector, wrong));
        origin.open(OnchainCrossChainOrder(soon, wrong, abi.encode(intent)));
        bytes32 right = origin.ORDER_DATA();
        same(uint256(right), uint256(adapter.ORDER_DATA()), "type of the order's data");
        vm.expectRevert(abi.encodeWithSelector(IntentOrigin.DeadlinePassed.selector, uint32(block.timestamp)));
        origin.open(OnchainCrossChainOrder(uint32(block.timestamp), right, abi.encode(intent)));
        intent.destination = 77;
        vm.expectRevert(abi.encodeWithSelector(LocalBridge.NotAPeer.selector, 77, address(0)));
        origin.open(OnchainCrossChainOrder(soon, right, abi.encode(intent)));
        origin.pause(true);
        vm.expectRevert(LocalBridge.IsPaused.selector);
        origin.open(OnchainCrossChainOrder(soon, right, abi.encode(intent)));
        GaslessCrossChainOrder memory gasless;
        vm.expectRevert(IntentOrigin.GaslessNotTaken.selector);
        origin.openFor(gasless, "", "");
        vm.expectRevert(IntentOrigin.GaslessNotTaken.selector);
        origin.resolveFor(gasless, "");
    }

    function testAnOrderIsToldAsTheStandardTellsIt() public view {
        Intent memory intent = Intent(address(this), ARRIVAL, 5e6, address(far), 4e6, THERE);
        uint32 soon = uint32(block.timestamp) + 60;
        ResolvedCrossChainOrder memory told =
            origin.resolve(OnchainCrossChainOrder(soon, origin.ORDER_DATA(), abi.encode(intent)));
        same(told.originChainId, HERE, "origin");
        same(told.maxSpent[0].amount, 4e6, "the filler spends");
        same(told.maxSpent[0].chainId, THERE, "there");
        same(told.minReceived[0].amount, 5e6, "the filler receives");
        same(told.fillInstructions[0].destinationChainId, THERE, "filled there");
        holds(keccak256(told.fillInstructions[0].originData) == told.orderId, "id");
    }

    function testAFillInATokenThatKeepsAFeeIsRefused() public {
        TestToken keeps = new TestToken("Keeps", "KEEP", 6, 100);
        IntentTarget refusing = new IntentTarget(keeps);
        refusing.setPeer(HERE, address(origin));
        keeps.mint(address(this), 100e6);
        keeps.approve(address(refusing), 100e6);
        bytes memory data = _data(0, 100e6, address(origin), address(keeps), uint32(block.timestamp) + 60);
        vm.chainId(THERE);
        vm.expectRevert(abi.encodeWithSelector(IntentTarget.RecipientGotLess.selector, 99e6, 100e6));
        refusing.fill(keccak256(data), data, abi.encode(FILLERS_HOME));
    }

    /// @dev Whatever the order of events: an order's money goes to the filler or back, never both.
    function testFuzzAnOrdersMoneyGoesOneWay(uint256 amount, uint256 wait, bool settleFirst) public {
        amount = within(amount, 1e6, LANE_CAPACITY);
        wait = within(wait, 0, 3 hours);
        (bytes32 id,) = _opened(1, amount, amount - amount / 1000);
        uint256 before = usdc.balanceOf(address(vault));
        vm.warp(block.timestamp + wait);
        bytes[] memory signatures = bothSign(origin.fillDigest(id, FILLERS_HOME));
        if (settleFirst) origin.settle(id, FILLERS_HOME, signatures);
        try adapter.recover(id) {} catch {}
        try origin.settle(id, FILLERS_HOME, signatures) {} catch {}
        uint256 back = usdc.balanceOf(address(vault)) - before;
        same(back + usdc.balanceOf(FILLERS_HOME), amount, "one way");
        holds(!settleFirst || back == 0, "settled stays settled");
        holds(back == 0 || wait > PATIENCE + GRACE, "not before its time");
    }

    function _opened(uint256 number, uint256 amount, uint256 least) private returns (bytes32 id, bytes memory data) {
        data = _data(origin.nonce(), least, address(origin), address(far), uint32(block.timestamp) + PATIENCE);
        id = keccak256(data);
        run(through(address(adapter), number, amount, abi.encode(least)));
        (IntentOrigin.Stage stage,,, uint256 held) = origin.held(id);
        holds(stage == IntentOrigin.Stage.Open && held == amount, "open");
    }

    function _data(uint256 nonce, uint256 out, address settler, address token, uint32 deadline)
        private
        pure
        returns (bytes memory)
    {
        return abi.encode(OriginData(HERE, settler, nonce, THERE, token, ARRIVAL, out, deadline));
    }

    function _fill(bytes32 id, bytes memory data) private {
        vm.prank(FILLER);
        target.fill(id, data, abi.encode(FILLERS_HOME));
    }
}
