// Words for what the monitor tells, and lists that change only where something has changed.
"use strict";

const byId = (id) => document.getElementById(id);

// ---- Words and numbers

/** 06:30:00.125; of another day with the day in front: 03-01 06:30:00. */
function timeText(utcMs, now) {
  const time = new Date(utcMs);
  if (Number.isNaN(time.getTime())) return "?";
  const text = time.toISOString();
  return Math.floor(utcMs / 86400000) === Math.floor(now / 86400000)
    ? text.slice(11, 23)
    : text.slice(-19, -14) + " " + text.slice(-13, -5);
}

function ageText(ms) {
  if (ms < 120000) return Math.max(0, Math.floor(ms / 1000)) + " s";
  if (ms < 7200000) return Math.floor(ms / 60000) + " min";
  if (ms < 172800000) return Math.floor(ms / 3600000) + " h";
  return Math.floor(ms / 86400000) + " d";
}

const nameOf = (station) => station === "" ? "(no name)" : station;
const plural = (count, word) => count + " " + word + (count === 1 ? "" : "s");

// ---- Changing only what has changed, so that a click or a selection is not lost

function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function setClass(element, name) {
  if (element.className !== name) element.className = name;
}

function create(tag, className, parent) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (parent) parent.append(element);
  return element;
}

/** Makes the children of a list those of `items`, in their order: each is built once and updated then. */
function show(list, items, keyOf, build, update) {
  const kept = new Map(Array.from(list.children, (child) => [child.dataset.key, child]));
  let place = list.firstElementChild;
  for (const item of items) {
    const key = keyOf(item);
    let child = kept.get(key);
    if (child) {
      kept.delete(key);
    } else {
      child = build(item);
      child.dataset.key = key;
    }
    update(child, item);
    if (child === place) place = place.nextElementSibling;
    else list.insertBefore(child, place);
  }
  for (const child of kept.values()) child.remove();
}

const keyOf = (station, point) => JSON.stringify([station, point]);
