(() => {
  const form = document.querySelector(".filter");
  const rows = [...document.querySelectorAll(".entry")];
  const sections = [...document.querySelectorAll(".entries")];
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[’\s]+/g, (found) => (found[0] === "’" ? "'" : " ")).toLowerCase();
  const words = new Map();
  const wordsOf = (row) => words.get(row) ?? words.set(row, plain(`${row.cells[0].firstChild.textContent} ${row.cells[1].textContent}`)).get(row);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const step = new Map(sections.flatMap((section) => [...section.querySelectorAll(".entry")].map((row) => [row, section.dataset.step])));
  const next = new Map(rows.map((row) => [row, new Set()]));
  let followed = null;

  // Each link is written at both of its ends; columns tell which way it goes.
  const up = new Map(rows.map((row) => [row, new Set()]));
  for (const row of rows) {
    const cells = [...row.querySelectorAll("td.links")];
    for (const link of row.querySelectorAll("td.links a")) {
      const other = byId.get(decodeURIComponent(link.hash.slice(1)));
      if (!other) continue;
      const isUp = step.get(row) === "req" || (step.get(row) === "rec" && link.closest("td") === cells[0]);
      (isUp ? up : next).get(row).add(other);
    }
  }
  const reach = (row, ways) => {
    const met = new Set([row]);
    for (const here of met) for (const other of ways.get(here)) met.add(other);
    return met;
  };
  const chainOf = (row) => new Set([...reach(row, up), ...reach(row, next)]);

  const show = () => {
    const asked = new FormData(form);
    const text = plain(asked.get("text") || "").trim();
    const chain = followed && chainOf(followed);
    let shown = 0;
    for (const row of rows) {
      const data = row.dataset;
      const holds =
        (!chain || chain.has(row)) &&
        (!text || wordsOf(row).includes(text)) &&
        (!asked.get("step") || step.get(row) === asked.get("step")) &&
        (!asked.get("theme") || data.theme === asked.get("theme")) &&
        (!asked.get("group") || data.groups.split(" ").includes(asked.get("group"))) &&
        (!asked.get("state") || data.state === asked.get("state")) &&
        (!asked.get("holes") || "hole" in data);
      row.hidden = !holds;
      shown += holds;
    }
    for (const section of sections) section.hidden = !section.querySelector(".entry:not([hidden])");
    form.querySelector("output").textContent = form.dataset.shown.replace("[shown]", shown).replace("[all]", rows.length);
  };
  const follow = (row) => {
    for (const button of document.querySelectorAll('.follow[aria-pressed="true"]')) button.setAttribute("aria-pressed", "false");
    followed = followed === row ? null : row;
    if (followed) row.querySelector(".follow").setAttribute("aria-pressed", "true");
    show();
    row.scrollIntoView({ block: "center" });
  };
  for (const row of rows) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "follow";
    button.textContent = "↕";
    button.setAttribute("aria-pressed", "false");
    const name = form.dataset.follow.replace("[id]", row.cells[0].textContent.trim());
    button.setAttribute("aria-label", name);
    button.title = name;
    button.addEventListener("click", () => follow(row));
    row.cells[0].append(button);
  }
  // A link to an entry that the filter hides shows it again.
  const find = () => {
    const row = byId.get(decodeURIComponent(location.hash.slice(1)));
    if (!row || !row.hidden) return;
    form.reset();
    row.scrollIntoView({ block: "center" });
  };
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    if (followed) follow(followed);
    setTimeout(show);
    for (const row of rows) row.hidden = false;
    for (const section of sections) section.hidden = false;
  });
  window.addEventListener("hashchange", find);
  form.hidden = false;
  show();
  find();
})();
