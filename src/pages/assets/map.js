// Hands for the map: pan, zoom, fit, arrow keys. Every card is a link without it.
let map;
let world;
const CARDS = ".mc, .prem .body, .pill";
const LEAST = 0.2;
const MOST = 2;
const view = { x: 0, y: 0, scale: 1 };
const phone = matchMedia("(max-width: 820px)");

function draw(glide = false) {
  world.classList.toggle("glide", glide);
  world.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
}

function zoom(factor, x = map.clientWidth / 2, y = map.clientHeight / 2) {
  const scale = Math.min(MOST, Math.max(LEAST, view.scale * factor));
  view.x = x - ((x - view.x) * scale) / view.scale;
  view.y = y - ((y - view.y) * scale) / view.scale;
  view.scale = scale;
}

function fit() {
  const width = world.offsetWidth;
  const height = world.offsetHeight;
  view.scale = Math.min(1, map.clientWidth / width, map.clientHeight / height);
  view.scale = Math.max(LEAST, view.scale);
  view.x = Math.max(0, (map.clientWidth - width * view.scale) / 2);
  view.y = Math.max(0, (map.clientHeight - height * view.scale) / 2);
}

/** The first view: readable, with the selected card in sight. */
function start() {
  const width = world.offsetWidth;
  view.scale = Math.min(1, Math.max(phone.matches ? 0.8 : 0.72, map.clientWidth / width));
  view.x = 0;
  view.y = 0;
  const chosen = world.querySelector("[aria-current]") ?? world.querySelector(".rootc");
  if (chosen) reveal(chosen, true);
}

/** Moves the picture so that an element is in sight. */
function reveal(element, middle = false) {
  const box = element.getBoundingClientRect();
  const frame = map.getBoundingClientRect();
  const left = (box.left - frame.left - view.x) / currentScale();
  const top = (box.top - frame.top - view.y) / currentScale();
  const x = left * view.scale + view.x;
  const y = top * view.scale + view.y;
  const width = (box.width / currentScale()) * view.scale;
  const height = (box.height / currentScale()) * view.scale;
  const edge = 24;
  if (middle) {
    view.y += map.clientHeight / 2 - (y + height / 2);
    const most = edge;
    const least = map.clientHeight - world.offsetHeight * view.scale - edge;
    view.y = least > most ? most : Math.min(most, Math.max(least, view.y));
    if (x + width > map.clientWidth) view.x -= Math.min(x - edge, x + width + edge - map.clientWidth);
    return;
  }
  if (x < edge) view.x += edge - x;
  else if (x + width > map.clientWidth - edge) view.x -= x + width - map.clientWidth + edge;
  if (y < edge) view.y += edge - y;
  else if (y + height > map.clientHeight - edge) view.y -= y + height - map.clientHeight + edge;
}

const currentScale = () => world.getBoundingClientRect().width / world.offsetWidth || 1;

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

const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

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
    const grown = Math.hypot(now[0] - other[0], now[1] - other[1]) / Math.hypot(before[0] - other[0], before[1] - other[1]);
    zoom(grown, other[0] - frame.left, other[1] - frame.top);
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
/** Takes hold of the picture, also of one that took the place of another. */
function hold() {
  map = document.querySelector(".map");
  world = document.querySelector(".world");
  map.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (KEYS[event.key]) {
      const [dx, dy] = KEYS[event.key];
      const card = document.activeElement.closest?.(CARDS);
      if (card) neighbour(card, dx, dy)?.focus();
      else {
        view.x -= dx * 60;
        view.y -= dy * 60;
        draw();
      }
      event.preventDefault();
    } else if (event.key === "+" || event.key === "=") {
      zoom(1.2);
      draw(true);
    } else if (event.key === "-") {
      zoom(1 / 1.2);
      draw(true);
    } else if (event.key === "0") {
      fit();
      draw(true);
    }
  });

  // The browser scrolls a focused card into view; the picture moves instead.
  map.addEventListener("focusin", (event) => {
    map.scrollTo(0, 0);
    if (event.target.matches(":focus-visible") && world.contains(event.target)) {
      reveal(event.target);
      draw(true);
    }
  });

  map.addEventListener(
    "wheel",
    (event) => {
      if (event.ctrlKey || event.metaKey) {
        const frame = map.getBoundingClientRect();
        zoom(Math.exp(-event.deltaY / 300), event.clientX - frame.left, event.clientY - frame.top);
      } else {
        view.x -= event.shiftKey ? event.deltaY : event.deltaX;
        view.y -= event.shiftKey ? 0 : event.deltaY;
      }
      event.preventDefault();
      draw();
    },
    { passive: false },
  );

  map.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.target.closest(".zoom")) return;
    fingers.set(event.pointerId, [event.clientX, event.clientY]);
    moved = false;
  });
  map.addEventListener("click", (event) => moved && event.preventDefault(), true);
  map.addEventListener("dragstart", (event) => event.preventDefault());

  map.querySelector(".zoom")?.addEventListener("click", (event) => {
    const kind = event.target.dataset.zoom;
    if (kind === "fit") fit();
    else if (kind) zoom(kind === "in" ? 1.25 : 0.8);
    draw(true);
  });
}

hold();
// From another standpoint the same place stays in sight.
addEventListener("seen", () => {
  hold();
  draw();
});

// On a phone the sheet starts closed.
if (phone.matches) document.querySelector(".peek")?.removeAttribute("open");

start();
draw();
