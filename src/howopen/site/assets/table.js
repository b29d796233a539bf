// Sorting and filtering of the table. All of it stands in the address; without script all is shown.
const form = document.querySelector("form.filters");
const table = document.querySelector("table.grid");
const body = table.tBodies[0];
const rows = [...body.rows];
const heads = [...table.tHead.rows[1].cells];
const told = form.querySelector("output");
const KEYS = { verdict: "v", maker: "m", category: "l", modality: "g" };
const ORDER = ["good", "mixed", "apart", "bad", "open", "unseen"];

const text = (cell) => cell.textContent.trim();
const value = (row, at, kind) => {
  const cell = row.cells[at];
  if (kind === "number") return parseFloat(text(cell).replace(",", ".")) || 0; // a range by its lower end
  if (kind === "grade") return ORDER.findIndex((c) => cell.querySelector(`.${c}`));
  return text(cell).toLowerCase();
};

function sort(at, down) {
  const kind = heads[at].dataset.sort;
  const found = rows.map((row) => [value(row, at, kind), row]);
  found.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0) * (down ? -1 : 1));
  body.append(...found.map(([, row]) => row));
  heads.forEach((head) => head.removeAttribute("aria-sort"));
  heads[at].setAttribute("aria-sort", down ? "descending" : "ascending");
}

function filter() {
  const wanted = new FormData(form);
  const words = wanted.get("q").toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const row of rows) {
    const fits = Object.entries(KEYS).every(([name, key]) => {
      const want = wanted.get(name);
      return !want || (name === "modality" ? row.dataset[key].split(" ").includes(want) : row.dataset[key] === want);
    });
    const said = text(row.cells[1]).toLowerCase();
    row.hidden = !(fits && words.every((word) => said.includes(word)));
    shown += !row.hidden;
  }
  told.value = told.dataset.of.replace("{shown}", shown).replace("{all}", rows.length);
}

function remember() {
  const kept = new URLSearchParams([...new FormData(form)].filter(([, said]) => said));
  const at = heads.findIndex((head) => head.hasAttribute("aria-sort"));
  if (at >= 0) kept.set("sort", (heads[at].getAttribute("aria-sort") === "descending" ? "-" : "") + at);
  history.replaceState(null, "", kept.size ? `?${kept}` : location.pathname);
  for (const tab of document.querySelectorAll(".tabs a, .tongues a")) {
    kept.delete("sort");
    tab.search = String(kept);
  }
}

heads.forEach((head, at) => {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener("click", () => {
    sort(at, head.getAttribute("aria-sort") === "ascending");
    remember();
  });
});
form.addEventListener("input", () => (filter(), remember()));
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(() => {
  body.append(...rows);
  heads.forEach((head) => head.removeAttribute("aria-sort"));
  filter();
  remember();
}));

const asked = new URLSearchParams(location.search);
const chosen = [...asked.keys()].some((name) => name in KEYS);
form.querySelector(".more").open = chosen || matchMedia("(min-width: 48rem)").matches;
for (const [name, said] of asked) {
  const field = form.elements[name];
  if (field?.type === "checkbox") field.checked = true;
  else if (field) field.value = said;
}
const by = /^(-?)(\d+)$/.exec(asked.get("sort") ?? "");
if (by && heads[by[2]]) sort(Number(by[2]), by[1] === "-");
filter();
remember();
