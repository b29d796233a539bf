// Models side by side, from their JSON reports; what is chosen stands in the address.
const form = document.querySelector("form.compare");
const place = document.querySelector("#sides");
const rows = new Map([...document.querySelectorAll(".matrix tbody tr")].map((row) => [row.dataset.id, row]));
const said = new Map([...document.querySelectorAll("#asks dt")].map((dt) => [dt.textContent, dt.nextElementSibling.textContent]));

const heads = [...document.querySelectorAll(".matrix thead th")].slice(1).map((head) => head.textContent);

const element = (tag, text, of = {}) => Object.assign(document.createElement(tag), { textContent: text, ...of });
const page = (id) => rows.get(id).querySelector("a").href;

function row(head, cells, differs) {
  const made = element("tr", "", { className: differs ? "differs" : "" });
  made.append(element("th", head, { scope: "row" }), ...cells);
  return made;
}

function answer(id, question, finding) {
  const cell = element("td", "");
  if (!finding) return cell;
  const word = said.get(finding.outcome) ?? finding.outcome;
  const link = element("a", word, { href: `${page(id)}#q-${question}`, className: `o o-${finding.outcome}` });
  cell.append(link, " ", element("span", finding.note, { lang: "en" }));
  return cell;
}

async function show(chosen) {
  const reports = await Promise.all(chosen.map(async (id) => (await fetch(rows.get(id).dataset.report)).json()));
  const made = element("table", "", { className: "plain sides" });
  const head = made.createTHead().insertRow();
  head.append(element("th", place.dataset.question, { scope: "col" }));
  chosen.forEach((id, at) => {
    const cell = element("th", "", { scope: "col" });
    cell.append(element("a", reports[at].release.name, { href: page(id) }));
    head.append(cell);
  });
  const body = made.createTBody();
  heads.forEach((name, at) => {
    const cells = chosen.map((id) => {
      const cell = element("td", "");
      cell.append(...rows.get(id).cells[at + 1].cloneNode(true).childNodes);
      return cell;
    });
    body.append(row(name, cells, new Set(cells.map((cell) => cell.textContent.trim())).size > 1));
  });
  for (const question of new Set(reports.flatMap((r) => Object.keys(r.findings)))) {
    const found = reports.map((r) => r.findings[question]);
    const cells = found.map((finding, at) => answer(chosen[at], question, finding));
    body.append(row(said.get(question) ?? question, cells, new Set(found.map((f) => f?.outcome)).size > 1));
  }
  place.replaceChildren(made);
}

const chosen = new URLSearchParams(location.search).getAll("m").filter((id) => rows.has(id)).slice(0, 4);
form.querySelectorAll("select").forEach((select, at) => (select.value = chosen[at] ?? ""));
for (const link of document.querySelectorAll(".tongues a")) link.search = location.search;
if (chosen.length > 1) {
  place.hidden = false;
  show(chosen);
}
