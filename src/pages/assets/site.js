// What every page does with JavaScript: the theme. Without it the system's theme holds.
const root = document.documentElement;
root.classList.add("js");

const button = document.getElementById("theme");
const system = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);

function show() {
  button?.setAttribute("aria-pressed", String(isDark()));
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
system.addEventListener("change", show);

button?.addEventListener("click", () => {
  const next = isDark() ? "light" : "dark";
  if ((next === "dark") === system.matches) {
    delete root.dataset.theme;
    stored("");
  } else {
    root.dataset.theme = next;
    stored(next);
  }
  show();
});
