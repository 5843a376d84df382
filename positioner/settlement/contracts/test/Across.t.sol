// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {AcrossAdapter} from "../src/adapter/AcrossAdapter.sol";
import {ISpokePool} from "../src/adapter/ISpokePool.sol";
import {Recoverable} from "../src/adapter/Recoverable.sol";
import {RouteFixture} from "./RouteFixture.sol";

/// @title Takes deposits and gives back. Java's tests deploy the published pool; here only the adapter is tested.
contract DepositTaker {
    /// @dev The arguments of `deposit`: too many for the compiler to take apart by itself.
    struct Asked {
        bytes32 depositor;
        bytes32 recipient;
        bytes32 inputToken;
        bytes32 outputToken;
        uint256 inputAmount;
        uint256 outputAmount;
        uint256 destinationChainId;
        bytes32 exclusiveRelayer;
        uint32 quoteTimestamp;
        uint32 fillDeadline;
        uint32 exclusivity;
        bytes message;
    }

    uint32 public numberOfDeposits = 41;
    ISpokePool.V3RelayData internal last;

    fallback() external {
        require(msg.sig == ISpokePool.deposit.selector, "only deposits");
        Asked memory asked = abi.decode(bytes.concat(bytes32(uint256(32)), msg.data[4:]), (Asked));
        last.depositor = asked.depositor;
        last.recipient = asked.recipient;
        last.exclusiveRelayer = asked.exclusiveRelayer;
        last.inputToken = asked.inputToken;
        last.outputToken = asked.outputToken;
        last.inputAmount = asked.inputAmount;
        last.outputAmount = asked.outputAmount;
        last.originChainId = block.chainid;
        last.depositId = numberOfDeposits++;
        last.fillDeadline = asked.fillDeadline;
        last.exclusivityDeadline = asked.exclusivity;
        last.message = asked.message;
        IERC20(address(uint160(uint256(asked.inputToken)))).transferFrom(msg.sender, address(this), asked.inputAmount);
    }

    function key(uint256 destination) external view returns (bytes32) {
        return keccak256(abi.encode(last, destination));
    }

    function lastOf() external view returns (ISpokePool.V3RelayData memory) {
        return last;
    }

    function giveBack(IERC20 token, address to, uint256 amount) external {
        token.transfer(to, amount);
    }
}

/// @title Out of a vault into Across, and back from it.
contract AcrossTest is RouteFixture {
    DepositTaker internal pool;
    AcrossAdapter internal adapter;

    function setUp() public override {
        super.setUp();
        pool = new DepositTaker();
        adapter = new AcrossAdapter(
            address(vault), usdc, ISpokePool(address(pool)), Recoverable.End(THERE, address(far), ARRIVAL, 30 minutes)
        );
        list(address(adapter));
    }

    function testADepositSaysWhatWasSignedAndIsKnownByThePoolsOwnHash() public {
        bytes32 key = _sent(1, 10_000e6, 9_995e6);
        nothingIsLeftOver(address(adapter), address(pool));
        ISpokePool.V3RelayData memory made = pool.lastOf();
        same(made.inputAmount, 10_000e6, "in");
        same(made.outputAmount, 9_995e6, "out");
        same(made.depositId, 41, "deposit");
        same(made.fillDeadline, block.timestamp + 30 minutes, "deadline");
        same(uint256(made.recipient), uint160(ARRIVAL), "recipient");
        same(uint256(made.outputToken), uint160(address(far)), "token there");
        same(uint256(made.depositor), uint160(adapter.purseOf(key)), "its purse");
        same(uint256(made.exclusiveRelayer), 0, "anybody fills");
    }

    function testFuzzWhatComesBackForOneDepositIsThatDeposits(uint256 first, uint256 second) public {
        first = within(first, 1, 40_000e6);
        second = within(second, 1, 40_000e6);
        bytes32 one = _sent(1, first, 0);
        bytes32 two = _sent(2, second, 0);
        uint256 before = usdc.balanceOf(address(vault));
        pool.giveBack(usdc, adapter.purseOf(two), second);
        vm.expectRevert(abi.encodeWithSelector(Recoverable.NothingCameBack.selector, one));
        adapter.recover(one);
        vm.prank(STRANGER);
        adapter.recover(two);
        same(usdc.balanceOf(address(vault)), before + second, "the second's money");
        pool.giveBack(usdc, adapter.purseOf(one), first);
        adapter.recover(one);
        same(usdc.balanceOf(address(vault)), before + first + second, "and the first's");
    }

    function _sent(uint256 number, uint256 amount, uint256 least) private returns (bytes32 key) {
        run(through(address(adapter), number, amount, abi.encode(least)));
        key = pool.key(THERE);
        holds(adapter.purseOf(key) != address(0), "known");
    }
}
