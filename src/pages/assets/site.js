// What every page does with JavaScript: the theme, and another standpoint in place. Without it the
// system's theme holds, and a standpoint is a link or a form.
const root = document.documentElement;
root.classList.add("js");

const system = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);

function show() {
  document.getElementById("theme")?.setAttribute("aria-pressed", String(isDark()));
}

function stored(theme) {
  // Storage may be refused; the theme then lasts for this page.
  try {
    if (theme === undefined) return localStorage.getItem("theme");
    if (theme) localStorage.setItem("theme", theme);
    else localStorage.removeItem("theme");
  } catch {
    return null;
  }
  return theme;
}

const kept = stored();
if (kept === "dark" || kept === "light") root.dataset.theme = kept;
show();
const rail = () => document.querySelector(".rail [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
addEventListener("toggle", ({ target }) => target.matches(".change") && target.open && rail(), true);
system.addEventListener("change", show);

function turn() {
  const next = isDark() ? "light" : "dark";
  if ((next === "dark") === system.matches) {
    delete root.dataset.theme;
    stored("");
  } else {
    root.dataset.theme = next;
    stored(next);
  }
  show();
}

// Another standpoint: the same page is fetched and put in place, what is open stays open.
const all = (what) => [...document.querySelectorAll(what)];
const address = () => location.pathname + location.search;
let shown = address();
async function look(to, remember = true) {
  try {
    const answer = await fetch(to);
    const text = answer.ok && new URL(answer.url).origin === location.origin && (await answer.text());
    if (!text) throw answer;
    const page = new DOMParser().parseFromString(text, "text/html");
    const styles = (where) => [...where.querySelectorAll("link[rel=stylesheet]")];
    const [before, after] = [styles(document), styles(page)];
    const fresh = after.filter((one) => !before.some((it) => it.href === one.href));
    await Promise.all(fresh.map((one) => new Promise((done) => {
      one.onload = one.onerror = done;
      document.head.append(one);
    })));
    before.filter((it) => !after.some((one) => one.href === it.href)).forEach((it) => it.remove());
    const open = all("details").map((it) => it.open);
    const slider = "#assumptions [type=range]";
    const slid = document.activeElement?.matches(slider);
    const rail = document.querySelector(".rail")?.scrollLeft ?? 0;
    const chosen = all(".tog").indexOf(document.activeElement);
    document.body.replaceChildren(...page.body.childNodes);
    all("details").forEach((it, place) => (it.open = open[place] ?? it.open));
    document.title = page.title;
    if (remember) history.pushState(null, "", answer.url);
    shown = address();
    document.querySelector(".rail")?.scrollTo(rail, 0);
    const next = slid ? document.querySelector(slider) : all(".tog")[chosen];
    (next ?? document.getElementById("seen")).focus({ preventScroll: true });
    show();
    dispatchEvent(new Event("seen"));
  } catch {
    location.assign(to);
  }
}

// A site that does not know its address is known here.
function addressed() {
  all("[data-path]").forEach((it) => {
    it.textContent = it.textContent.replace(it.dataset.path, location.origin + it.dataset.path);
  });
}
addressed();
addEventListener("seen", addressed);

addEventListener("popstate", () => shown === address() || look(location.href, false));
addEventListener("click", async (event) => {
  if (event.target.closest("#theme")) turn();
  const link = event.target.closest("a[data-seen], [data-copy]");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  if (link.dataset.copy) {
    // Where nothing can be copied a link stays a link, and a text can be marked by hand.
    if (!navigator.clipboard) return;
    event.preventDefault();
    const text = link.href ?? link.closest("div").querySelector(".cite").textContent;
    const done = await navigator.clipboard.writeText(text).then(() => true, () => false);
    if (done) link.textContent = link.dataset.copy;
  } else if (link.origin === location.origin) {
    event.preventDefault();
    look(link.href);
  }
});
addEventListener("submit", (event) => {
  const form = event.target.closest("#assumptions form");
  if (!form || new URL(form.action).origin !== location.origin) return;
  event.preventDefault();
  look(`${form.action}?${new URLSearchParams(new FormData(form))}`);
});

// The slider writes into the field for the day, and looks from there when it has come to rest.
let rest;
const iso = (days) => new Date(days * 864e5).toISOString().slice(0, 10);
addEventListener("input", ({ target }) => {
  if (!target.matches("#assumptions [type=range]")) return;
  target.form.elements.on.value = iso(target.value);
  target.setAttribute("aria-valuetext", iso(target.value));
});
addEventListener("change", ({ target }) => {
  if (!target.matches("#assumptions [type=range]")) return;
  clearTimeout(rest);
  rest = setTimeout(() => target.isConnected && target.form.requestSubmit(), 350);
});
