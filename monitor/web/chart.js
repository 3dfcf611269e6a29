// How a value went, as steps in an SVG element.
"use strict";

const SVG = "http://www.w3.org/2000/svg";

function draw(parent, tag, attributes, text) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text !== undefined) element.textContent = text;
  parent.append(element);
  return element;
}

/** About `count` round numbers from `low` to `high`. */
function ticksOf(low, high, count) {
  const raw = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= raw);
  const ticks = [];
  for (let tick = Math.ceil(low / step); tick * step <= high && ticks.length < 20; ++tick) ticks.push(tick * step);
  return ticks;
}

const numberText = (value) => String(Number(value.toPrecision(6)));

/** The range of the values with room around it; of one value a range, too. */
function rangeOf(values) {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = (high - low) * 0.08 || Math.abs(high) * 0.05 || 1;
  return [low - room, high + room];
}

const TIME_STEPS = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21600, 43200, 86400].map((s) => s * 1000);

function timeTicks(first, last, count) {
  const raw = (last - first) / count;
  const step = TIME_STEPS.find((candidate) => candidate >= raw) || 86400000 * Math.ceil(raw / 86400000);
  const ticks = [];
  for (let tick = Math.ceil(first / step) * step; tick <= last; tick += step) ticks.push(tick);
  return { ticks, isLong: step >= 86400000, isShort: step < 60000 };
}

/** Draws samples, [milliseconds since 1970, value] in the order of time, into an SVG element, up to now. A value holds until the
 * next event. */
function drawChart(chart, samples, now) {
  chart.replaceChildren();
  const width = chart.clientWidth || 600;
  const height = chart.clientHeight || 220;
  chart.setAttribute("viewBox", "0 0 " + width + " " + height);
  const first = samples[0][0];
  const last = Math.max(now, samples[samples.length - 1][0], first + 1000);
  const [low, high] = rangeOf(samples.map((sample) => sample[1]));
  const labels = ticksOf(low, high, 4);
  const left = 16 + 6.5 * Math.max(...labels.map((tick) => numberText(tick).length));
  const area = { left, right: width - 8, top: 8, bottom: height - 20 };
  const x = (time) => area.left + (time - first) / (last - first) * (area.right - area.left);
  const y = (value) => area.bottom - (value - low) / (high - low) * (area.bottom - area.top);

  for (const tick of labels) {
    draw(chart, "line", { class: "grid", x1: area.left, x2: area.right, y1: y(tick), y2: y(tick) });
    draw(chart, "text", { x: area.left - 8, y: y(tick) + 4, "text-anchor": "end" }, numberText(tick));
  }
  const { ticks, isLong, isShort } = timeTicks(first, last, Math.max(2, width / 130));
  for (const tick of ticks) {
    const text = new Date(tick).toISOString();
    draw(chart, "text", { x: Math.min(x(tick), area.right - 24), y: height - 4, "text-anchor": "middle" },
         isLong ? text.slice(5, 10) : text.slice(11, isShort ? 19 : 16));
  }
  let path = "M" + x(first) + " " + y(samples[0][1]);
  for (const [time, value] of samples.slice(1)) path += "H" + x(time) + "V" + y(value);
  path += "H" + x(last);
  draw(chart, "path", { class: "area", d: path + "V" + area.bottom + "H" + x(first) + "Z" });
  draw(chart, "path", { class: "line", d: path });
  const newest = samples[samples.length - 1];
  draw(chart, "circle", { class: "newest", cx: x(last), cy: y(newest[1]), r: 3.5 });
  chart.dataset.samples = String(samples.length);
}
