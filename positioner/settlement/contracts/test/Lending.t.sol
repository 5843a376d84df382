// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {Allowance, Kind, Lane, Limit} from "../src/Lanes.sol";
import {Order} from "../src/Order.sol";
import {Vault} from "../src/Vault.sol";
import {AaveLending, IAaveReceipt} from "../src/adapter/AaveLending.sol";
import {VenueAdapter} from "../src/adapter/VenueAdapter.sol";
import {LendingReserve} from "./Lending.sol";
import {VaultFixture} from "./VaultFixture.sol";

/// @title A vault lends by order, and takes back by order.
contract LendingTest is VaultFixture {
    LendingReserve internal reserve;
    AaveLending internal lending;

    function setUp() public override {
        super.setUp();
        _open(1.0345678e27);
    }

    function testTheVaultLendsAndTakesBack() public {
        Order memory order = _supply(1, 50_000e6);
        vault.execute(order, signed(order));
        same(reserve.balanceOf(address(vault)), 50_000e6, "lent");
        _nothingStays();
        order = _withdrawal(2, 20_000e6);
        vault.execute(order, signed(order));
        same(usdc.balanceOf(address(vault)), WEALTH - 30_000e6 - 2, "back");
        _nothingStays();
    }

    function testWithNothingLeftInThePoolNothingHappens() public {
        Order memory order = _supply(1, 50_000e6);
        vault.execute(order, signed(order));
        reserve.lend(STRANGER, 50_000e6);
        order = _withdrawal(2, 10_000e6);
        refuses(
            order,
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, reserve, 2, 10_000e6 - 2)
        );
        same(reserve.balanceOf(address(vault)), 50_000e6, "still lent");
    }

    function testWhatIsNeitherTokenNorReceiptIsRefused() public {
        vm.prank(address(vault));
        vm.expectRevert(abi.encodeWithSelector(VenueAdapter.NotHere.selector, other));
        lending.move(address(other), 1e6, abi.encode(1));
        vm.prank(address(vault));
        vm.expectRevert(abi.encodeWithSelector(AaveLending.TooLittle.selector, 2));
        lending.move(address(reserve), 2, abi.encode(1));
    }

    function testNobodyElseAndNothingWithoutAReference() public {
        vm.expectRevert(VenueAdapter.OnlyVault.selector);
        lending.move(address(usdc), 1, abi.encode(1));
        Order memory order = _supply(1, 50_000e6);
        order.data = "";
        refuses(order, abi.encodeWithSelector(VenueAdapter.NoReference.selector));
        order.data = abi.encode(1, 2);
        refuses(order, abi.encodeWithSelector(VenueAdapter.NoReference.selector));
    }

    /// Whatever the index: no more of the receipt leaves than was signed, and at most two units less come back.
    function testFuzzRoundingNeverTakesMoreThanWasSigned(uint256 index, uint256 lent, uint256 amount) public {
        _open(within(index, 1e27, 1.999e27));
        lent = within(lent, 10, LANE_CAPACITY);
        Order memory order = _supply(1, lent);
        vault.execute(order, signed(order));
        uint256 before = usdc.balanceOf(address(vault));
        order = _withdrawal(2, within(amount, 5, reserve.balanceOf(address(vault))));
        vault.execute(order, signed(order));
        uint256 back = usdc.balanceOf(address(vault)) - before;
        holds(back + 4 >= order.amount && back <= order.amount, "what came back");
        _nothingStays();
    }

    function _open(uint256 index) private {
        reserve = new LendingReserve(usdc, index);
        usdc.mint(address(reserve), 2); // the rounding of a first supplier
        lending = new AaveLending(address(vault), IAaveReceipt(address(reserve)));
        Limit memory limit = Limit(LANE_CAPACITY, WINDOW);
        change(abi.encodeCall(Vault.limitAsset, (address(reserve), limit)));
        change(abi.encodeCall(Vault.setLane, (Lane(address(usdc), address(lending), Kind.Adapter, limit))));
        change(abi.encodeCall(Vault.setLane, (Lane(address(reserve), address(lending), Kind.Adapter, limit))));
    }

    function _supply(uint256 id, uint256 amount) private view returns (Order memory order) {
        order = swap(id, amount, amount - 1);
        (order.destination, order.received, order.data) = (address(lending), address(reserve), abi.encode(id));
    }

    function _withdrawal(uint256 id, uint256 amount) private view returns (Order memory order) {
        order = swap(id, amount, amount - 4);
        (order.asset, order.destination) = (address(reserve), address(lending));
        (order.received, order.data) = (address(usdc), abi.encode(id));
    }

    function _nothingStays() private view {
        same(usdc.balanceOf(address(lending)) + reserve.balanceOf(address(lending)), 0, "in the adapter");
        same(usdc.allowance(address(lending), address(reserve)), 0, "allowance of the pool");
        same(reserve.allowance(address(vault), address(lending)), 0, "allowance of the adapter");
    }
}
