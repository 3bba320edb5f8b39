// Hands for the map. Every card is a link without them.
let map;
let world;
const CARDS = ".mc, .gl, .prem .body, .pill, .head";
// How much of the picture stays in sight, and how far its edges come in, in CSS px.
const KEEP = 80;
const EDGE = 24;
const LEAST = 0.2;
const MOST = 2;
const view = { x: 0, y: 0, scale: 1 };
const phone = matchMedia("(max-width: 820px)");
const $ = (what) => document.querySelector(what);

function draw(glide = false) {
  const clamped = (at, size, room) => Math.min(room - KEEP, Math.max(KEEP - size * view.scale, at));
  view.x = clamped(view.x, world.offsetWidth, map.clientWidth);
  view.y = clamped(view.y, world.offsetHeight, map.clientHeight);
  world.classList.toggle("glide", glide);
  // The names of the columns stay in sight.
  const up = Math.max(0, -view.y) / view.scale;
  world.querySelectorAll(".col").forEach((it) => (it.style.translate = `-6px ${up}px`));
  world.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
  const here = $(".mini .here");
  const at = { x: -view.x, y: -view.y, width: map.clientWidth, height: map.clientHeight };
  for (const key in at) here?.setAttribute(key, at[key] / view.scale);
}

function zoom(factor, x = map.clientWidth / 2, y = map.clientHeight / 2) {
  const scale = Math.min(MOST, Math.max(LEAST, view.scale * factor));
  view.x = x - ((x - view.x) * scale) / view.scale;
  view.y = y - ((y - view.y) * scale) / view.scale;
  view.scale = scale;
}

function fit() {
  const [width, height] = [world.offsetWidth, world.offsetHeight];
  view.scale = Math.max(LEAST, Math.min(1, map.clientWidth / width, map.clientHeight / height));
  view.x = Math.max(0, (map.clientWidth - width * view.scale) / 2);
  view.y = Math.max(0, (map.clientHeight - height * view.scale) / 2);
}

/** What storage gives; nothing where a reader refuses it. */
function stored(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** What opens in place stays where it was on the screen. */
const KEPT = "map-held";
function keep(link) {
  const card = link.closest("[id]");
  const { left, top } = card.getBoundingClientRect();
  stored(() => sessionStorage.setItem(KEPT, JSON.stringify([card.id, left, top, view.scale])));
}

function kept() {
  const text = stored(() => sessionStorage.getItem(KEPT));
  stored(() => sessionStorage.removeItem(KEPT));
  return JSON.parse(text ?? "[]");
}

/** The first view: whole if that can be read, else with the selected card in sight. */
function start() {
  map.scrollTo(0, 0);
  const [id, left, top, scale] = kept();
  const held = id && document.getElementById(id);
  if (held && location.hash === `#${id}`) {
    Object.assign(view, { x: 0, y: 0, scale });
    draw();
    const now = held.getBoundingClientRect();
    view.x = left - now.left;
    view.y = top - now.top;
    return;
  }
  // Pills stay as large as a finger needs (WCAG 2.2, 2.5.8).
  const least = phone.matches ? 0.93 : 0.68;
  fit();
  if (view.scale >= least) return;
  view.scale = Math.min(1, Math.max(least, map.clientWidth / world.offsetWidth));
  view.x = view.y = 0;
  const aimed = document.getElementById(location.hash.slice(1));
  const chosen = aimed?.closest(".world") ? aimed : (world.querySelector("[aria-current]") ?? world.querySelector(".rootc"));
  if (chosen) reveal(chosen, true);
}

/** Moves the picture so that an element is in sight. */
function reveal(element, middle = false) {
  const box = element.getBoundingClientRect();
  const frame = map.getBoundingClientRect();
  const now = world.getBoundingClientRect();
  const ratio = view.scale / (now.width / world.offsetWidth || 1);
  const x = (box.left - now.left) * ratio + view.x;
  const y = (box.top - now.top) * ratio + view.y;
  const [width, height] = [box.width * ratio, box.height * ratio];
  if (middle) {
    // On a phone half of the map is below the edge, and what bears on the card is right of it.
    view.y += map.clientHeight * (phone.matches ? 0.3 : 0.5) - (y + height / 2);
    const least = map.clientHeight - world.offsetHeight * view.scale - EDGE;
    view.y = least > EDGE ? EDGE : Math.min(EDGE, Math.max(least, view.y));
    if (phone.matches) view.x -= Math.max(0, x - EDGE / 2);
    else if (x + width > map.clientWidth) view.x -= Math.min(x - EDGE, x + width + EDGE - map.clientWidth);
    return;
  }
  if (x < EDGE) view.x += EDGE - x;
  else if (x + width > frame.width - EDGE) view.x -= x + width - frame.width + EDGE;
  if (y < 2 * EDGE) view.y += 2 * EDGE - y;
  else if (y + height > frame.height - EDGE) view.y -= y + height - frame.height + EDGE;
}

/** The card nearest in a direction, by the middles of the cards. */
function neighbour(from, dx, dy) {
  const middle = (element) => {
    const box = element.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
  };
  const [x, y] = middle(from);
  let best;
  let least = Infinity;
  for (const card of world.querySelectorAll(CARDS)) {
    if (card === from) continue;
    const [cx, cy] = middle(card);
    const along = (cx - x) * dx + (cy - y) * dy;
    const across = Math.abs((cx - x) * dy) + Math.abs((cy - y) * dx);
    if (along > 4 && along + 2 * across < least) {
      least = along + 2 * across;
      best = card;
    }
  }
  return best;
}

/** Lights the lines from a card up to the question, and quiets the other lines. */
function light(element) {
  world.querySelectorAll(".lit").forEach((it) => it.classList.remove("lit"));
  let card = element?.closest?.(".frame, .slot");
  world.classList.toggle("hushed", Boolean(card));
  while (card && !card.classList.contains("lit")) {
    card.classList.add("lit");
    world.querySelectorAll(`[data-of="${card.id}"]`).forEach((it) => it.classList.add("lit"));
    card = document.getElementById(card.dataset.to ?? "")?.closest(".frame, .slot");
  }
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const plain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey;

function within(event) {
  if (!plain(event) || event.target.closest("dialog")) return;
  if (ARROWS[event.key]) {
    const [dx, dy] = ARROWS[event.key];
    const card = document.activeElement.closest?.(CARDS);
    if (card) neighbour(card, dx, dy)?.focus();
    else {
      view.x -= dx * 60;
      view.y -= dy * 60;
      draw();
    }
    event.preventDefault();
  } else if (single && "+=-0".includes(event.key)) {
    if (event.key === "0") fit();
    else zoom(event.key === "-" ? 1 / 1.2 : 1.2);
    draw(true);
  }
}

// Single keys, unless switched off or while writing.
let single = stored(() => localStorage.getItem("single-keys")) !== "off";
const help = () => $("#keys").showModal();
const EVERYWHERE = { "/": "[type=search]", p: ".side h2", o: "[data-key=o]", "?": "#keys" };
addEventListener("keydown", (event) => {
  const writes = event.target.closest?.("input, select, textarea, dialog");
  const aim = single && !writes && plain(event) && EVERYWHERE[event.key];
  const there = aim && $(aim);
  if (!there) return;
  event.preventDefault();
  there.closest("details")?.setAttribute("open", "");
  if (event.key === "?") help();
  else if (event.key === "o") there.click();
  else there.focus();
});
addEventListener("change", ({ target }) => {
  if (target.id !== "single") return;
  single = target.checked;
  stored(() => localStorage.setItem("single-keys", single ? "on" : "off"));
});

// One finger or the mouse pans, two fingers zoom. A press that does not move stays a click.
const fingers = new Map();
let moved = false;
addEventListener("pointermove", (event) => {
  const before = fingers.get(event.pointerId);
  if (!before) return;
  const now = [event.clientX, event.clientY];
  const [dx, dy] = [now[0] - before[0], now[1] - before[1]];
  if (!moved && Math.hypot(dx, dy) < 5) return;
  if (!moved) map.setPointerCapture(event.pointerId);
  moved = true;
  if (fingers.size === 2) {
    const other = [...fingers].find(([id]) => id !== event.pointerId)[1];
    const frame = map.getBoundingClientRect();
    const apart = ([x, y]) => Math.hypot(x - other[0], y - other[1]);
    zoom(apart(now) / apart(before), other[0] - frame.left, other[1] - frame.top);
  } else {
    view.x += dx;
    view.y += dy;
  }
  fingers.set(event.pointerId, now);
  draw();
});
for (const end of ["pointerup", "pointercancel"]) {
  addEventListener(end, (event) => fingers.delete(event.pointerId));
}

/** Where the wheel takes the picture: as far as its edges, if it is larger than its frame. */
function turned(at, by, size, room) {
  const least = room - size * view.scale - EDGE;
  if (!by || least >= EDGE) return at;
  return by > 0 ? Math.min(at, Math.max(least, at - by)) : Math.max(at, Math.min(EDGE, at - by));
}

/** Takes hold of the picture. */
function hold() {
  map = $(".map");
  world = $(".world");
  $("#single").checked = single;
  $(".keys button").addEventListener("click", () => $("#keys").close());
  map.addEventListener("keydown", within);
  // The browser scrolls a focused card into view; the picture moves instead.
  map.addEventListener("focusin", ({ target }) => {
    map.scrollTo(0, 0);
    if (!target.matches(":focus-visible") || !world.contains(target)) return;
    reveal(target);
    light(target);
    draw(true);
  });
  world.addEventListener("focusout", () => light());
  world.addEventListener("pointerover", ({ target }) => light(target));
  world.addEventListener("pointerleave", () => light());
  map.addEventListener(
    "wheel",
    (event) => {
      if (event.target.closest("dialog")) return;
      if (event.ctrlKey || event.metaKey) {
        const frame = map.getBoundingClientRect();
        zoom(Math.exp(-event.deltaY / 300), event.clientX - frame.left, event.clientY - frame.top);
      } else {
        const { x, y } = view;
        view.x = turned(x, event.shiftKey ? event.deltaY : event.deltaX, world.offsetWidth, map.clientWidth);
        view.y = turned(y, event.shiftKey ? 0 : event.deltaY, world.offsetHeight, map.clientHeight);
        // At its end the picture stays, and the page scrolls on.
        if (view.x === x && view.y === y) return;
      }
      event.preventDefault();
      draw();
    },
    { passive: false },
  );
  map.addEventListener("pointerdown", (event) => {
    moved = false;
    if (event.button === 0 && !event.target.closest(".hands, dialog")) fingers.set(event.pointerId, [event.clientX, event.clientY]);
  });
  map.addEventListener(
    "click",
    (event) => {
      const pill = event.target.closest(".pill");
      // A click by key is none of a mouse that moved before it.
      if (moved && event.detail) event.preventDefault();
      else if (pill?.hash) keep(pill);
    },
    true,
  );
  map.addEventListener("dragstart", (event) => event.preventDefault());
  $(".zoom").addEventListener("click", ({ target }) => {
    const kind = target.dataset.zoom;
    if (kind === "help") help();
    else if (kind === "fit") fit();
    else if (kind) zoom(kind === "in" ? 1.25 : 0.8);
    draw(true);
  });
  // The small map: a press or a drag goes there.
  const mini = $(".mini");
  const go = (event) => {
    if (!event.buttons) return;
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(mini.getScreenCTM().inverse());
    view.x = map.clientWidth / 2 - at.x * view.scale;
    view.y = map.clientHeight / 2 - at.y * view.scale;
    draw();
  };
  mini.addEventListener("pointerdown", (event) => {
    mini.setPointerCapture(event.pointerId);
    go(event);
  });
  mini.addEventListener("pointermove", go);
}

hold();
// From another standpoint the same place stays in sight.
addEventListener("seen", () => {
  hold();
  draw();
});

// On a phone the sheet starts closed.
if (phone.matches) $(".peek")?.removeAttribute("open");

start();
draw();
