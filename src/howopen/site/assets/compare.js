// Two models side by side, from their JSON reports; what is chosen stands in the address.
const form = document.querySelector("form.compare");
const place = document.querySelector("#sides");
const rows = new Map([...document.querySelectorAll(".matrix tbody tr")].map((row) => [row.dataset.id, row]));
const asks = new Map([...document.querySelectorAll("#asks dt")].map((dt) => [dt.textContent, dt.nextElementSibling.textContent]));

const element = (tag, text, of = {}) => Object.assign(document.createElement(tag), { textContent: text, ...of });

function row(head, cells, tag = "td") {
  const made = document.createElement("tr");
  made.append(element("th", head, { scope: "row" }), ...cells.map((cell) => element(tag, cell)));
  if (new Set(cells).size > 1) made.className = "differs";
  return made;
}

async function show(chosen) {
  const reports = await Promise.all(chosen.map(async (id) => (await fetch(rows.get(id).dataset.report)).json()));
  const made = element("table", "", { className: "plain" });
  const head = made.createTHead().insertRow();
  head.append(element("th", place.dataset.question, { scope: "col" }), ...reports.map((r) => element("th", r.release.name, { scope: "col" })));
  const body = made.createTBody();
  body.append(row(place.dataset.verdict, reports.map((r) => r.verdict.sentence)));
  for (const id of Object.keys(reports[0].findings)) {
    const found = reports.map((r) => r.findings[id]);
    body.append(row(asks.get(id) ?? id, found.map((f) => (f ? `${f.outcome}. ${f.note}` : ""))));
  }
  place.replaceChildren(made);
}

const chosen = new URLSearchParams(location.search).getAll("m").filter((id) => rows.has(id)).slice(0, 4);
form.querySelectorAll("select").forEach((select, at) => (select.value = chosen[at] ?? ""));
form.hidden = false;
if (chosen.length > 1) show(chosen);
