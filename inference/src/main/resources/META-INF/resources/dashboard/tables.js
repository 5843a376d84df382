// The last decisions with their reasons, and the last transfers with their states.

import { element, exact, rate, shortTime } from "./format.js";

const CALM = new Set(["none", "no_trade_band"]);
const openDetails = new Set();

function move(order) {
  return element("span", { class: "move" }, `${order.from} → ${order.to} `, element("b", {}, exact(order.amount)));
}

function reasons(decision) {
  const touched = new Set(decision.moves.flatMap((order) => [order.from, order.to]));
  const telling = decision.reasons.filter((reason) => touched.has(reason.venue) || !CALM.has(reason.binding));
  const short = telling.map((reason) => `${reason.venue}: ${reason.sentence}`).join(" ");
  const all = decision.reasons.map((reason) => element("li", {}, element("b", {}, reason.venue), ` ${reason.sentence}`));
  const rule = decision.rule_plan.length === 0 ? "nothing" : decision.rule_plan.map((o) => `${o.from} → ${o.to} ${exact(o.amount)}`).join(", ");
  all.push(element("li", {}, `The rule alone would move ${rule}.`));
  const details = element("details", openDetails.has(decision.sequence) ? { open: "" } : {},
    element("summary", {}, short || "No venue needed a move."), element("ul", {}, ...all));
  details.addEventListener("toggle", () => {
    if (details.open) openDetails.add(decision.sequence);
    else openDetails.delete(decision.sequence);
  });
  return details;
}

function decisionRow(decision) {
  const moves = decision.moves.length === 0 ? [element("span", { class: "none" }, "no move")] : decision.moves.map(move);
  return element("tr", { "data-sequence": decision.sequence },
    element("td", { class: "time" }, shortTime(decision.decided_at)),
    element("td", {}, element("span", { class: `pill ${decision.decider === "MODEL" ? "model" : "rule"}`, title: decision.why }, decision.decider)),
    element("td", {}, ...moves),
    element("td", { class: "why" }, reasons(decision)),
    element("td", { class: "number", "data-label": "Shadow price, USD/USD/yr" }, rate(decision.budget.shadow_price_per_year)));
}

const WORDS = { INTENDED: "intended", SENT: "in flight", ARRIVED: "arrived", REFUSED: "refused" };

function transferRow(transfer) {
  const word = WORDS[transfer.state] ?? transfer.state;
  return element("tr", { "data-transfer": transfer.id },
    element("td", { class: "time" }, shortTime(transfer.departed_at)),
    element("td", { "data-label": "From" }, transfer.from),
    element("td", { "data-label": "To" }, transfer.to),
    element("td", { class: "number", "data-label": "Amount, USDC" }, exact(transfer.amount)),
    element("td", { class: "time", "data-label": "Arrives" }, shortTime(transfer.arrives_at)),
    element("td", { "data-label": "State" }, transfer.reason ? `${word}: ${transfer.reason}` : word));
}

function fill(id, rows, columns, empty) {
  const body = document.querySelector(`#${id} tbody`);
  const shown = rows.length > 0 ? rows : [element("tr", {}, element("td", { colspan: columns, class: "empty" }, empty))];
  body.replaceChildren(...shown);
}

let shown = "";

export function showTables(decisions, transfers) {
  const now = JSON.stringify([decisions, transfers]);
  if (now === shown) return; // leaves open details and a reader's selection alone
  shown = now;
  fill("decisions", decisions.map(decisionRow), 5, "No decision yet: the first one follows when history has been folded.");
  fill("transfers", transfers.map(transferRow), 6, "No transfer yet: none of the decisions so far moved money.");
}
