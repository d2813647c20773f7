// What is nicer with a script. Every page works without it.
import CharacterLimit from "../../node_modules/dkfds/src/js/components/character-limit.js";
import ErrorSummary from "../../node_modules/dkfds/src/js/components/error-summary.js";
import { suggest } from "./suggestions.js";

const CHARACTERS = {
  da: { one: "Du har {value} tegn tilbage", many: "Du har {value} tegn tilbage", over: "Du har {value} tegn for meget" },
  en: { one: "You have {value} character left", many: "You have {value} characters left", over: "You have {value} characters too many" },
};

const done = new WeakSet();

// Every element that matches and has not been seen before: at first the whole page, later what htmx has brought.
function fresh(selector) {
  const found = [...document.querySelectorAll(selector)].filter((element) => !done.has(element));
  for (const element of found) done.add(element);
  return found;
}

function enhance() {
  const words = CHARACTERS[document.documentElement.lang === "en" ? "en" : "da"];
  for (const group of fresh(".form-limit")) {
    new CharacterLimit(group, {
      character_remaining: words.one,
      characters_remaining: words.many,
      character_too_many: words.over,
      characters_too_many: words.over,
    }).init();
  }

  // Whoever sent a form with mistakes starts at the list of them.
  for (const summary of fresh(".error-summary")) new ErrorSummary(summary).init();

  // A row of tabs that is wider than the phone starts where one is.
  for (const tab of fresh(".tabs-nav [aria-current]")) {
    const row = tab.closest(".tabs-nav");
    const [place, frame] = [tab.getBoundingClientRect(), row.getBoundingClientRect()];
    row.scrollLeft += place.left - frame.left - (frame.width - place.width) / 2;
  }

  for (const button of fresh("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  for (const button of fresh("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.querySelector("span").textContent = button.dataset.copied;
    });
  }

  for (const form of fresh("form[data-suggest]")) suggest(form);

  // Pressing twice must not send twice. The server guards as well; this only spares people the surprise.
  for (const form of fresh("form[method=post]:not([hx-post])")) {
    let sent = false;
    form.addEventListener("submit", (event) => {
      if (sent) event.preventDefault();
      sent = true;
      window.setTimeout(() => (sent = false), 4000);
    });
  }
}

// Filters stand open where there is room for them; older browsers cannot be told so in the style sheet.
const filters = document.querySelector("details.filters");
if (filters && !CSS.supports("selector(::details-content)") && window.matchMedia("(min-width: 992px)").matches) filters.open = true;

enhance();
document.addEventListener("htmx:after:swap", enhance);
