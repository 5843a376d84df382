// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Attested} from "../src/Attested.sol";
import {Kind, Lane, Limit} from "../src/Lanes.sol";
import {Order} from "../src/Order.sol";
import {Vault} from "../src/Vault.sol";
import {BurnAdapter} from "../src/adapter/BurnAdapter.sol";
import {Outbound} from "../src/adapter/Outbound.sol";
import {LocalBridge} from "../src/local/LocalBridge.sol";
import {MintBridge} from "../src/local/MintBridge.sol";
import {TestToken} from "../src/local/TestToken.sol";
import {VaultFixture} from "./VaultFixture.sol";

/// @title Out of a vault by burning, and in again by minting, on two chains in one.
contract MintBridgeTest is VaultFixture {
    uint256 internal constant HERE = 1;
    uint256 internal constant THERE = 2;
    address internal constant ARRIVAL = address(0xA771);
    MintBridge internal source;
    MintBridge internal target;
    TestToken internal minted;
    BurnAdapter internal adapter;

    function setUp() public override {
        super.setUp();
        vm.chainId(HERE);
        vault = _vault(usdc);
        usdc.mint(address(vault), WEALTH);
        minted = new TestToken("USD Coin", "USDC", 6, 0);
        source = new MintBridge(usdc, attestors(), 2, 0);
        target = new MintBridge(minted, attestors(), 2, 10);
        source.setPeer(THERE, address(target));
        target.setPeer(HERE, address(source));
        adapter = new BurnAdapter(address(vault), usdc, source, THERE, ARRIVAL);
        _list(address(usdc), address(adapter));
    }

    function testWhatIsBurnedHereIsMintedThereOnceLessTheFee() public {
        uint256 supply = usdc.totalSupply();
        bytes32 id = _depart(1, 10_000e6, 10e6);
        same(usdc.totalSupply(), supply - 10_000e6, "supply here");
        same(usdc.balanceOf(address(adapter)) + usdc.balanceOf(address(source)), 0, "nothing stays on the way");
        same(usdc.allowance(address(vault), address(adapter)), 0, "allowance of the adapter");
        same(usdc.allowance(address(adapter), address(source)), 0, "allowance of the bridge");
        bytes memory body = _body(0, 10_000e6, 10e6);
        holds(keccak256(body) == id, "the message is what was sent");
        vm.chainId(THERE);
        bytes[] memory signatures = _signed(body);
        vm.prank(STRANGER);
        target.deliver(body, signatures);
        same(minted.balanceOf(ARRIVAL), 9_990e6, "arrived");
        same(minted.balanceOf(STRANGER), 10e6, "kept by who delivered");
        vm.expectRevert(abi.encodeWithSelector(LocalBridge.Replayed.selector, id));
        target.deliver(body, signatures);
        same(minted.totalSupply(), 10_000e6, "supply there");
    }

    function testTwoDeparturesAlikeAreTwoMessages() public {
        holds(_depart(1, 5e6, 0) != _depart(2, 5e6, 0), "nonce");
    }

    function testAMessageForAnotherChainOrFromAStrangerIsRefused() public {
        bytes memory body = _body(0, 5e6, 5e6);
        bytes[] memory signatures = _signed(body);
        vm.expectRevert(abi.encodeWithSelector(LocalBridge.OtherDestination.selector, THERE));
        target.deliver(body, signatures);
        vm.chainId(THERE);
        bytes memory foreign = abi.encode(MintBridge.Message(HERE, THERE, 0, STRANGER, ARRIVAL, 5e6, 5e6));
        signatures = _signed(foreign);
        vm.expectRevert(abi.encodeWithSelector(LocalBridge.NotAPeer.selector, HERE, STRANGER));
        target.deliver(foreign, signatures);
        bytes memory nobody = abi.encode(MintBridge.Message(77, THERE, 0, address(0), ARRIVAL, 5e6, 5e6));
        signatures = _signed(nobody);
        vm.expectRevert(abi.encodeWithSelector(LocalBridge.NotAPeer.selector, 77, address(0)));
        target.deliver(nobody, signatures);
    }

    function testOneAttesterAloneMintsNothing() public {
        vm.chainId(THERE);
        bytes memory body = _body(0, 5e6, 5e6);
        bytes[] memory one = new bytes[](1);
        one[0] = signature(keys[0], keccak256(body));
        vm.expectRevert(abi.encodeWithSelector(Attested.QuorumNotReached.selector, 1, 2));
        target.deliver(body, one);
    }

    function testAFeeAboveWhatWasAllowedIsRefused() public {
        vm.chainId(THERE);
        bytes memory body = _body(0, 10_000e6, 10e6);
        bytes[] memory signatures = _signed(body);
        target.setFee(11);
        vm.expectRevert(abi.encodeWithSelector(MintBridge.FeeTooHigh.selector, 11e6, 10e6));
        target.deliver(body, signatures);
    }

    function testAPausedBridgeNeitherTakesNorGives() public {
        source.pause(true);
        target.pause(true);
        Order memory order = _order(1, 5e6, 0);
        refuses(order, abi.encodeWithSelector(LocalBridge.IsPaused.selector));
        vm.chainId(THERE);
        bytes memory body = _body(0, 5e6, 5e6);
        bytes[] memory signatures = _signed(body);
        vm.expectRevert(LocalBridge.IsPaused.selector);
        target.deliver(body, signatures);
        target.pause(false);
        target.deliver(body, signatures);
        holds(target.used(keccak256(body)), "delivered when it is open again");
    }

    function testOnlyTheOperatorGoverns() public {
        vm.prank(STRANGER);
        vm.expectRevert(LocalBridge.OnlyOperator.selector);
        source.setPeer(THERE, STRANGER);
        vm.prank(STRANGER);
        vm.expectRevert(LocalBridge.OnlyOperator.selector);
        source.pause(true);
        vm.prank(STRANGER);
        vm.expectRevert(LocalBridge.OnlyOperator.selector);
        source.setFee(1);
    }

    function testTheAdapterServesItsVaultAndItsTokenOnly() public {
        vm.expectRevert(Outbound.OnlyVault.selector);
        adapter.move(address(usdc), 1, abi.encode(0));
        vm.prank(address(vault));
        vm.expectRevert(abi.encodeWithSelector(Outbound.OtherAsset.selector, address(other)));
        adapter.move(address(other), 1, abi.encode(0));
    }

    function testATokenThatKeepsAFeeIsRefused() public {
        TestToken keeps = new TestToken("Keeps", "KEEP", 6, 100);
        MintBridge bridge = new MintBridge(keeps, attestors(), 2, 0);
        BurnAdapter refusing = new BurnAdapter(address(this), keeps, bridge, THERE, ARRIVAL);
        keeps.mint(address(this), 100e6);
        keeps.approve(address(refusing), 100e6);
        vm.expectRevert(abi.encodeWithSelector(Outbound.TokenKeptSome.selector, 99e6, 100e6));
        refusing.move(address(keeps), 100e6, abi.encode(0));
    }

    function testFuzzWhatArrivesAndTheFeeAreWhatWasBurned(uint256 amount, uint256 feeBps) public {
        amount = within(amount, 1, LANE_CAPACITY);
        feeBps = within(feeBps, 0, 10_000);
        target.setFee(feeBps);
        _depart(1, amount, amount);
        bytes memory body = _body(0, amount, amount);
        vm.chainId(THERE);
        target.deliver(body, _signed(body));
        same(minted.totalSupply(), amount, "minted in all");
        same(minted.balanceOf(ARRIVAL), amount - amount * feeBps / 10_000, "arrived");
    }

    function testFuzzNoOtherMessageIsMinted(uint256 amount, uint256 nonce, address recipient, uint256 most) public {
        vm.assume(amount != 5e6 || nonce != 0 || recipient != ARRIVAL || most != 5e6);
        vm.chainId(THERE);
        bytes[] memory signatures = _signed(_body(0, 5e6, 5e6));
        bytes memory forged =
            abi.encode(MintBridge.Message(HERE, THERE, nonce, address(source), recipient, amount, most));
        vm.expectRevert();
        target.deliver(forged, signatures);
    }

    function _depart(uint256 number, uint256 amount, uint256 most) private returns (bytes32 id) {
        uint256 nonce = source.nonce();
        Order memory order = _order(number, amount, most);
        vault.execute(order, signed(order));
        id = keccak256(_body(nonce, amount, most));
        same(source.nonce(), nonce + 1, "nonce");
    }

    function _order(uint256 number, uint256 amount, uint256 most) private view returns (Order memory order) {
        order = payment(number, amount);
        order.destination = address(adapter);
        order.data = abi.encode(most);
        order.received = address(0);
        order.minReceived = 0;
    }

    function _body(uint256 nonce, uint256 amount, uint256 most) private view returns (bytes memory) {
        return abi.encode(MintBridge.Message(HERE, THERE, nonce, address(source), ARRIVAL, amount, most));
    }

    function _signed(bytes memory body) private view returns (bytes[] memory signatures) {
        signatures = new bytes[](2);
        signatures[0] = signature(keys[0], keccak256(body));
        signatures[1] = signature(keys[1], keccak256(body));
    }

    function _list(address token, address to) private {
        change(abi.encodeCall(Vault.setLane, (Lane(token, to, Kind.Adapter, Limit(LANE_CAPACITY, WINDOW)))));
    }
}
