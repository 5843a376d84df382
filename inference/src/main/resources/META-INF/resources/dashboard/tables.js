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

const GOOD = new Set(["RECONCILED"]);
const BAD = new Set(["HELD", "MANUAL_REVIEW", "STRANDED", "FOREIGN_SLOT", "WRITTEN_OFF", "REJECTED", "EXPIRED", "FAILED_NO_MOVE"]);
const spoken = (state) => state.toLowerCase().replaceAll("_", " ");

/** The states a transfer on chains was in; the last is where it is now. */
function timeline(transfer) {
  const steps = transfer.steps.map((step, i) => {
    const now = i === transfer.steps.length - 1;
    const kind = now ? `now ${GOOD.has(step.state) ? "good" : BAD.has(step.state) ? "bad" : ""}` : "";
    return element("li", { class: kind, title: `${step.at.slice(0, 19).replace("T", " ")} UTC` }, spoken(step.state));
  });
  const parts = [element("ol", { class: "steps" }, ...steps)];
  if (transfer.reason) parts.push(element("span", { class: "refused" }, transfer.reason));
  if (transfer.waits_for_persons) parts.push(element("span", { class: "refused" }, `waits for two persons: ./headrace transfers show ${transfer.id.slice(0, 18)}`));
  return parts;
}

function chainRow(transfer) {
  const begun = transfer.steps[0]?.at ?? transfer.state_since;
  return element("tr", { "data-transfer": transfer.id },
    element("td", { class: "time", title: transfer.id }, begun.slice(11, 19)),
    element("td", { "data-label": "From" }, transfer.from),
    element("td", { "data-label": "To" }, transfer.to),
    element("td", { class: "number", "data-label": "Amount, USDC" }, exact(transfer.amount)),
    element("td", { class: "time", "data-label": "Since" }, transfer.state_since.slice(11, 19)),
    element("td", { "data-label": "State" }, ...timeline(transfer)));
}

function transferRow(transfer) {
  if (transfer.carrier === "CHAIN") return chainRow(transfer);
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

const section = (id) => document.getElementById(id).closest("section");

let shown = "";

export function showTables(decisions, transfers) {
  const now = JSON.stringify([decisions, transfers]);
  if (now === shown) return; // leaves open details and a reader's selection alone
  shown = now;
  fill("decisions", decisions.map(decisionRow), 5, "No decision yet: the first one follows when history has been folded.");
  const chains = transfers.some((transfer) => transfer.carrier === "CHAIN");
  if (chains) section("decisions").before(section("transfers")); // what moves money comes first
  const heads = document.querySelectorAll("#transfers th");
  heads[0].textContent = chains ? "Begun" : "Departed (UTC)";
  heads[4].textContent = chains ? "Since" : "Arrives (UTC)";
  heads[5].textContent = chains ? "States, on the computer's clock (UTC)" : "State";
  fill("transfers", transfers.map(transferRow), 6, "No transfer yet: none of the decisions so far moved money.");
}

/** What persons were told about transfers and senders, newest first. */
export function showPages(pages) {
  document.getElementById("pages-section").hidden = pages.length === 0;
  document.getElementById("pages").replaceChildren(...pages.slice(0, 5).map((page) =>
    element("li", {}, element("b", {}, page.at.slice(11, 19)), ` ${page.about.slice(0, 18)}: ${page.why}`)));
}
