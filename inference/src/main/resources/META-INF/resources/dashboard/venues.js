// One card per venue: state in a word, fan chart, numbers.

import { draw, forget, legendEntries } from "./charts.js";
import { element, percent, usd } from "./format.js";

const cards = new Map();

export function showLegend() {
  document.getElementById("legend").replaceChildren(...legendEntries().map((entry) => {
    const style = entry.area ? `background:${entry.area}` : `border-top:2px ${entry.line} ${entry.colour}`;
    const mark = element("i", { class: entry.area ? "area" : "line" });
    mark.style.cssText = style;
    return element("li", {}, mark, entry.text);
  }));
}

function makeCard(id) {
  const card = {
    root: element("article", { class: "card", "data-venue": id, "aria-label": `Venue ${id}` }),
    chip: element("span", { class: "chip" }),
    chart: element("div", { class: "chart", role: "img" }),
    support: element("p", { class: "support" }),
    watch: element("p", { class: "watch" }),
    numbers: element("dl", { class: "numbers" }),
  };
  card.root.append(element("header", {}, element("h3", {}, id), card.chip), card.support, card.watch, card.chart, card.numbers);
  return card;
}

function coverage(venue) {
  if (venue.headroom_usd < 0) return ["short", "short"];
  if (venue.need_95_usd !== null && venue.on_hand_usd + venue.in_flight_usd < venue.need_95_usd) return ["below 95 % need", "tight"];
  return ["covered", ""];
}

function fill(card, venue, knownReason) {
  const [word, kind] = coverage(venue);
  card.chip.textContent = word;
  card.chip.className = `chip ${kind}`;
  const unavailable = venue.forecast_unavailable;
  card.support.className = `support ${unavailable ? "" : "calm"}`;
  card.support.textContent = unavailable ? withoutForecast(unavailable, knownReason) : coverageText(venue);
  showWatch(card.watch, venue.watch);
  const numbers = [
    ["Demand", usd(venue.demand_usd)], ["On hand", usd(venue.on_hand_usd)], ["In flight", usd(venue.in_flight_usd)],
    ["Head-room", `${usd(venue.headroom_usd)} (${percent(venue.headroom_ratio)})`, venue.headroom_usd < 0 ? "negative" : null],
  ];
  card.numbers.replaceChildren(...numbers.map(([name, value, kindOf]) =>
    element("div", {}, element("dt", {}, name), element("dd", { class: kindOf }, value))));
  drawHistory(card, venue);
}

/** One line on the watch over the model: calm, doubted or not used. */
function showWatch(line, watch) {
  line.hidden = !watch;
  if (!watch) return;
  const counted = `${usd(watch.exceedance_alarms + watch.loss_alarms)} alarms in ${usd(watch.outcomes)} windows`;
  line.className = `watch ${watch.trust.toLowerCase()}`;
  line.textContent = watch.trust === "SOUND" ? `Watch: no drift, ${counted}.` : `${watch.trust === "DOUBTED" ? "In doubt" : "Not used"}: ${watch.reasons.join("; ")} (${counted}).`;
}

/** The reason, unless the header strip has given it already. */
function withoutForecast(reason, knownReason) {
  return knownReason.includes(reason) ? "No forecast, so the rule decides." : `No forecast: ${reason}`;
}

function coverageText(venue) {
  const share = venue.coverage_95;
  if (share === null) return "The first forecasts wait for their outcome.";
  return `95 % forecast held in ${percent(share, 1)} of ${usd(venue.outcomes)} outcomes.`;
}

function drawHistory(card, venue) {
  card.chart.setAttribute("aria-label",
    `${venue.id}: demand ${usd(venue.demand_usd)}, on hand ${usd(venue.on_hand_usd)}, 95 % of need ${usd(venue.need_95_usd)} USD`);
  if (venue.history.as_of.length < 2) {
    forget(card.chart);
    card.chart.replaceChildren(element("p", { class: "empty" }, "The chart starts with the second decision."));
    return;
  }
  card.chart.querySelector(".empty")?.remove();
  draw(card.chart, venue.history);
}

/** Shows the venues in the desk's order; `knownReason` is told above already. */
export function showVenues(venues, knownReason) {
  const host = document.getElementById("venues");
  if (venues.length === 0) {
    cards.clear();
    host.replaceChildren(element("p", { class: "empty panel" }, "No venue has reported yet. Cards appear with the first decision."));
    return;
  }
  host.querySelector(".empty.panel")?.remove();
  for (const venue of venues) {
    if (!cards.has(venue.id)) {
      cards.set(venue.id, makeCard(venue.id));
      host.append(cards.get(venue.id).root);
    }
    fill(cards.get(venue.id), venue, knownReason);
  }
}
