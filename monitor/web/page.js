// The page of s7mqtt monitor. It asks /api/plant each second and changes what has changed. Whatever a station says becomes
// text (textContent), never HTML. elements.js has the words and the
// lists, chart.js draws.
"use strict";

const chosen = { station: null, point: null };
const acknowledging = new Set();  // alarms whose button was pressed, until they change
let refusal = "";                 // why the last order was not taken

// ---- Alarms

function buildAlarm(alarm) {
  const row = create("tr");
  create("span", "state", create("td", "", row));
  for (const className of ["name", "number point", "time", "time", "time"]) create("td", className, row);
  ["came", "went", "acknowledged"].forEach((label, i) => { row.children[3 + i].dataset.label = label; });
  const button = create("button", "", create("td", "", row));
  button.type = "button";
  button.addEventListener("click", () => acknowledge(alarm.station, alarm.point));
  return row;
}

function updateAlarm(row, alarm, now) {
  setClass(row, !alarm.acknowledged ? "unseen" : alarm.present ? "seen" : "gone");
  setText(row.children[0].firstChild, alarm.state);
  setText(row.children[1], nameOf(alarm.station));
  setText(row.children[2], alarm.point);
  [alarm.came, alarm.went, alarm.acknowledgedAt].forEach((time, i) => {
    setText(row.children[3 + i], time === null ? "–" : timeText(time, now));
    setClass(row.children[3 + i], time === null ? "time absent" : "time");
  });
  const key = keyOf(alarm.station, alarm.point);
  if (alarm.acknowledged) acknowledging.delete(key);
  const button = row.lastChild.firstChild;
  button.hidden = alarm.acknowledged;
  button.disabled = acknowledging.has(key);
  setText(button, button.disabled ? "Acknowledging…" : "Acknowledge");
}

function showAlarms(plant) {
  const unseen = plant.alarms.filter((alarm) => !alarm.acknowledged).length;
  byId("alarms").hidden = plant.alarms.length === 0;
  byId("alarms-none").hidden = plant.alarms.length > 0;
  setText(byId("alarms-count"), unseen > 0 ? unseen + " not acknowledged" : "");
  setClass(byId("alarms-count"), unseen > 0 ? "count unseen" : "count");
  document.title = (unseen > 0 ? "(" + unseen + ") " : "") + "Stations";
  show(byId("alarms").tBodies[0], plant.alarms.slice(0, 200), (alarm) => keyOf(alarm.station, alarm.point),
       buildAlarm, (row, alarm) => updateAlarm(row, alarm, plant.now));
}

async function acknowledge(station, point) {
  const key = keyOf(station, point);
  acknowledging.add(key);
  refusal = "";
  const reply = await fetch("api/acknowledge", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ station, point }),
  }).catch(() => null);
  if (!reply || !reply.ok) {
    acknowledging.delete(key);
    refusal = reply ? await reply.text() : "The monitor does not answer.";
  }
  refresh();
}

// What became of the newest order. When it is over and the alarm still stands, the button works again.
function showOrder(plant) {
  const newest = plant.orders[0];
  if (plant.orders.every((order) => order.over)) acknowledging.clear();
  const text = refusal || (newest ? newest.text : "");
  byId("order").hidden = text === "";
  setText(byId("order"), text);
}

// ---- Stations

function buildStation(station) {
  const item = create("li");
  const button = create("button", "", item);
  button.type = "button";
  const head = create("span", "head", button);
  create("span", "name", head);
  create("span", "presence", head);
  create("span", "facts", button);
  create("span", "losses", button);
  button.addEventListener("click", () => choose(station.name, null));
  return item;
}

function lossesOf(station) {
  const losses = [];
  if (station.lost > 0) losses.push(plural(station.lost, "event") + " lost in the station");
  if (station.missing > 0) losses.push(plural(station.missing, "block") + " missing");
  if (station.unreadable > 0) losses.push(station.unreadable + " unreadable (" + station.fault + ")");
  return losses.join(", ");
}

function updateStation(item, station, now) {
  setClass(item, station.name === chosen.station ? "chosen" : "");
  item.firstChild.setAttribute("aria-pressed", String(station.name === chosen.station));
  const [head, facts, losses] = item.firstChild.children;
  setText(head.firstChild, nameOf(station.name));
  const presence = head.lastChild;
  if (station.online === undefined) {
    setText(presence, "");
  } else {
    const since = (station.wasBefore ? "since before " : "since ") + timeText(station.since, now).replace(/\.\d+$/, "");
    setText(presence, (station.online ? "online " : "offline ") + since);
    setClass(presence, station.online ? "presence online" : "presence offline");
  }
  const waiting = station.waiting ? " · " + plural(station.waiting, "event") + " waiting" : "";
  setText(facts, station.perMinute + " blocks/min · " + plural(station.points, "point") + " · " +
          plural(station.events, "event") + waiting);
  setText(losses, lossesOf(station));
  losses.hidden = losses.textContent === "";
}

function showStations(plant, filter) {
  // A station that the filter finds stays, and the chosen one, whose points it may find.
  const found = plant.stations.filter((station) =>
    station.name.toLowerCase().includes(filter) || station.name === chosen.station);
  byId("stations-none").hidden = plant.stations.length > 0;
  setText(byId("stations-count"), plant.stations.length > 0 ? String(plant.stations.length) : "");
  show(byId("stations"), found.slice(0, 500), (station) => station.name, buildStation,
       (item, station) => updateStation(item, station, plant.now));
}

// ---- Points

function buildPoint(point) {
  const row = create("tr");
  const button = create("button", "", create("td", "number name", row));
  button.type = "button";
  for (const className of ["number", "quality", "time", "number", "number events"]) create("td", className, row);
  row.addEventListener("click", () => choose(chosen.station, point.id));
  return row;
}

function updatePoint(row, point, now) {
  setClass(row, point.id === chosen.point ? "chosen" : "");
  const cells = row.children;
  setText(cells[0].firstChild, point.id);
  setText(cells[1], point.value);
  setText(cells[2], point.quality);
  setClass(cells[2], "quality " + point.quality);
  setText(cells[3], point.time === null ? "–" : timeText(point.time, now));
  setText(cells[4], point.time === null ? "–" : ageText(now - point.time));
  setText(cells[5], String(point.events));
}

function showPoints(plant, filter) {
  const byPoint = plant.points.filter((point) => point.id.toLowerCase().includes(filter));
  const found = byPoint.length > 0 ? byPoint : plant.points;
  byId("points-section").hidden = chosen.station === null;
  byId("points").hidden = found.length === 0;
  byId("points-none").hidden = found.length > 0;
  setText(byId("points-of"), chosen.station === null ? "" : nameOf(chosen.station));
  show(byId("points").tBodies[0], found.slice(0, 1000), (point) => point.id, buildPoint,
       (row, point) => updatePoint(row, point, plant.now));
}

// ---- Trend

async function showTrend(plant) {
  const { station, point } = chosen;
  const known = plant.points.find((candidate) => candidate.id === point);
  if (!known) {
    byId("trend").hidden = true;
    return;
  }
  const query = new URLSearchParams({ station, point });
  const samples = await fetch("api/trend?" + query).then((reply) => reply.ok ? reply.json() : []);
  if (station !== chosen.station || point !== chosen.point) return;
  samples.sort((a, b) => a[0] - b[0]);
  byId("trend").hidden = samples.length === 0;
  if (samples.length === 0) return;
  setText(byId("trend-point"), "Point " + point);
  setText(byId("trend-value"), known.value);
  setText(byId("trend-range"), plural(samples.length, "event") + " since " + timeText(samples[0][0], plant.now));
  drawChart(byId("chart"), samples, plant.now);
}

// ---- Each second

function choose(station, point) {
  chosen.station = station;
  chosen.point = point;
  refresh();
}

/** Where nobody has chosen a station: that of the first alarm, or the first that is not offline. */
function stationToBeginWith(plant) {
  if (plant.alarms.length > 0) return plant.alarms[0].station;
  return (plant.stations.find((station) => station.online !== false) || plant.stations[0]).name;
}

/** Where nobody has chosen a point: the first that is no alarm. */
function choosePoint(plant) {
  if (chosen.point !== null || plant.points.length === 0) return;
  chosen.point = (plant.points.find((point) => !point.alarm) || plant.points[0]).id;
}

function showConnection(text, isBroken) {
  setText(byId("connection"), text);
  setClass(byId("connection"), isBroken ? "broken" : "");
}

async function refresh() {
  const asked = chosen.station;
  let plant;
  try {
    const query = new URLSearchParams({ station: asked ?? "" });
    const reply = await fetch("api/plant?" + query);
    if (!reply.ok) throw new Error();
    plant = await reply.json();
  } catch {
    showConnection("the monitor does not answer", true);
    return;
  }
  setText(byId("trouble"), plant.trouble);
  byId("trouble").hidden = plant.trouble === "";
  showConnection(plant.connection, !plant.connection.startsWith("connected"));
  setText(byId("clock"), new Date(plant.now).toISOString().slice(0, 19).replace("T", " ") + " UTC");
  if (asked === null && plant.stations.length > 0) chosen.station = stationToBeginWith(plant);
  if (asked !== chosen.station) return refresh();
  choosePoint(plant);
  const filter = byId("filter").value.toLowerCase();
  showAlarms(plant);
  showOrder(plant);
  showStations(plant, filter);
  showPoints(plant, filter);
  await showTrend(plant).catch(() => {});
}

byId("filter").addEventListener("input", refresh);
window.addEventListener("resize", refresh);

async function run() {
  await refresh();
  setTimeout(run, 1000);
}
run();
