// A search field that suggests titles while one types: the combobox with a listbox of ARIA 1.2. Without a script it is a
// search field like any other.
const WORDS = {
  da: { list: "Forslag", none: "Ingen forslag", one: "Ét forslag. Brug piletasterne.", many: "{number} forslag. Brug piletasterne." },
  en: { list: "Suggestions", none: "No suggestions", one: "One suggestion. Use the arrow keys.", many: "{number} suggestions. Use the arrow keys." },
};
const WAIT = 180; // milliseconds without a key before the server is asked
const FEWEST = 2; // letters

let number = 0;

export function suggest(form) {
  const field = form.querySelector("input[name=q]");
  const words = WORDS[document.documentElement.lang === "en" ? "en" : "da"];
  const list = document.createElement("ul");
  const status = document.createElement("div");
  const known = new Map();
  let [timer, waiting, chosen] = [0, null, -1];

  number += 1;
  Object.assign(list, { id: `suggestions-${number}`, className: "suggestions", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", words.list);
  status.className = "sr-only";
  status.setAttribute("role", "status");
  // A field of the kind "search" may not be a combobox.
  field.type = "text";
  field.enterKeyHint = "search";
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) {
    field.setAttribute(name, value);
  }
  form.append(list);

  function close() {
    window.clearTimeout(timer);
    waiting?.abort();
    choose(-1);
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    status.textContent = "";
  }

  function choose(place) {
    const options = [...list.children];
    chosen = options.length && place >= 0 ? place % options.length : -1;
    options.forEach((option, each) => option.setAttribute("aria-selected", String(each === chosen)));
    if (chosen < 0) return field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  }

  function show(found) {
    list.replaceChildren(
      ...found.map((one, place) => {
        const [option, title, kind] = [document.createElement("li"), document.createElement("span"), document.createElement("span")];
        option.id = `${list.id}-${place}`;
        option.setAttribute("role", "option");
        option.dataset.url = one.url;
        title.textContent = one.title;
        title.lang = one.language;
        kind.textContent = one.kind;
        kind.className = "suggestions__kind";
        option.append(title, " ", kind);
        return option;
      }),
    );
    choose(-1);
    list.hidden = !found.length;
    field.setAttribute("aria-expanded", String(Boolean(found.length)));
    status.textContent = found.length > 1 ? words.many.replace("{number}", found.length) : found.length ? words.one : words.none;
  }

  async function ask() {
    const typed = field.value.trim().slice(0, 100);
    if (typed.length < FEWEST) return close();
    waiting?.abort();
    waiting = new AbortController();
    try {
      if (!known.has(typed)) {
        const answer = await fetch(`${form.dataset.suggest}?${new URLSearchParams({ q: typed })}`, { signal: waiting.signal });
        if (!answer.ok) return close();
        known.set(typed, (await answer.json()).suggestions);
      }
      if (document.activeElement === field && field.value.trim().slice(0, 100) === typed) show(known.get(typed));
    } catch {
      // A newer question took its place, or the net is away: the field still searches.
    }
  }

  const open = (option) => window.location.assign(option.dataset.url);

  field.addEventListener("input", () => {
    // Only once somebody types: most pages are read without.
    if (!status.isConnected) form.append(status);
    window.clearTimeout(timer);
    timer = window.setTimeout(ask, WAIT);
  });
  field.addEventListener("keydown", (event) => {
    const count = list.children.length;
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return void ask();
      // Above the first and below the last is the field itself.
      const next = event.key === "ArrowDown" ? chosen + 1 : chosen < 0 ? count - 1 : chosen - 1;
      choose(next < count ? next : -1);
    } else if (event.key === "Enter" && !list.hidden && chosen >= 0) {
      event.preventDefault();
      open(list.children[chosen]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "ArrowLeft" || event.key === "ArrowRight" || event.key === "Home" || event.key === "End") {
      choose(-1);
    }
  });
  field.addEventListener("blur", close);
  form.addEventListener("submit", close);
  // Pressing an option must not take the focus from the field first.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) open(option);
  });
}
