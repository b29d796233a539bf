// Models side by side, from their pages; what is chosen stands in the address.
const form = document.querySelector("form.compare");
const place = document.querySelector("#sides");
const rows = new Map([...document.querySelectorAll(".matrix tbody tr")].map((row) => [row.dataset.id, row]));

const heads = [...document.querySelectorAll(".matrix thead th")].slice(1).map((head) => head.textContent);

const element = (tag, text, of = {}) => Object.assign(document.createElement(tag), { textContent: text, ...of });
const page = (id) => rows.get(id).querySelector("a").href;

function row(head, cells, differs) {
  const made = element("tr", "", { className: differs ? "differs" : "" });
  made.append(element("th", head, { scope: "row" }), ...cells);
  return made;
}

function answer(id, place) {
  const cell = element("td", "");
  if (!place) return cell;
  const outcome = place.querySelector(".o");
  const link = element("a", outcome.textContent, { href: `${page(id)}#${place.id}`, className: outcome.className });
  const note = document.importNode(place.querySelector("p"), true);
  note.querySelector(".value")?.remove();
  cell.append(link, " ", ...note.childNodes);
  return cell;
}

async function answers(id) {
  const text = await (await fetch(page(id))).text();
  const places = new DOMParser().parseFromString(text, "text/html").querySelectorAll("section.finding");
  return new Map([...places].map((place) => [place.id, place]));
}

async function show(chosen) {
  const found = await Promise.all(chosen.map(answers));
  const made = element("table", "", { className: "plain sides" });
  const head = made.createTHead().insertRow();
  head.append(element("th", place.dataset.question, { scope: "col" }));
  chosen.forEach((id) => {
    const cell = element("th", "", { scope: "col" });
    cell.append(element("a", rows.get(id).querySelector("a").textContent, { href: page(id) }));
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
  for (const name of new Set(found.flatMap((each) => [...each.keys()]))) {
    const places = found.map((each) => each.get(name));
    const cells = places.map((each, at) => answer(chosen[at], each));
    const asked = places.find(Boolean).querySelector("h3 a").textContent;
    body.append(row(asked, cells, new Set(places.map((each) => each?.querySelector(".o").className)).size > 1));
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
