// What the page does in the browser: footnotes open in place with the focus, the answer is announced, examples fill in.
(() => {
  const byHref = (link) => document.getElementById(link.getAttribute("href").slice(1));

  const show = (note) => {
    document.querySelectorAll(".coi li.open").forEach((other) => other.classList.remove("open"));
    note.classList.add("open");
    note.querySelector("details").open = true;
    const summary = note.querySelector("summary");
    summary.focus({ preventScroll: true });
    note.scrollIntoView({ block: "nearest" });
  };

  const fill = (question) => {
    const field = document.querySelector("#question textarea, #question input");
    field.value = question;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  };

  document.addEventListener("click", (event) => {
    const target = event.target.closest("a.mark, a.back, a.again, button.example");
    if (!target) return;
    if (target.matches("button.example")) return fill(target.textContent);
    if (target.matches("a.again")) {
      event.preventDefault();
      return document.querySelector("#question textarea, #question input").focus();
    }
    const goal = byHref(target);
    if (!goal) return;
    event.preventDefault();
    if (target.matches("a.mark")) return show(goal);
    goal.focus();
    goal.scrollIntoView({ block: "nearest" });
  });

  // On paper nothing can be opened: the sources are printed as they stand.
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll("#answer .sources details").forEach((note) => { note.open = true; });
    const day = new Date().toLocaleDateString("sv");  // year-month-day, as every date here
    document.querySelectorAll("#head .printed").forEach((line) => { line.textContent = `${line.dataset.label} ${day}`; });
  });

  // An earlier answer that is taken back changes under a closed heading: it is said once, and nothing else again.
  const tell = (answer, earlier) => {
    const told = document.createElement("div");
    told.id = "told";
    told.setAttribute("role", "status");
    earlier.before(told);
    let known = new Set();
    const key = (notice) => `${notice.className} ${notice.dataset.answer}`;
    const look = () => {
      const fresh = [...earlier.querySelectorAll("[data-answer]")].filter((notice) => !known.has(key(notice)));
      // What the answer area said was announced there.
      known = new Set([...document.querySelectorAll("#answer [data-answer], #earlier [data-answer]")].map(key));
      if (!fresh.length && known.size) return;
      told.lang = document.documentElement.lang;
      told.replaceChildren(...fresh.map((notice) => {
        const line = document.createElement("p");
        line.textContent = `${notice.parentElement.querySelector("summary").textContent} – ${notice.textContent}`;
        return line;
      }));
    };
    for (const area of [answer, earlier]) new MutationObserver(look).observe(area, { childList: true, subtree: true });
  };

  // The list of earlier answers is drawn anew with every question: what was opened stays open, the focus where it was.
  const keep = (earlier) => {
    const opened = new Set();
    let focused = null;
    const name = (details) => details.closest("[id]").id;
    earlier.addEventListener("toggle", ({ target }) => opened[target.open ? "add" : "delete"](name(target)), true);
    earlier.addEventListener("focusin", ({ target }) => { focused = target.closest("details"); });
    earlier.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget) focused = null; });
    document.addEventListener("pointerdown", () => { focused = null; }, true);
    new MutationObserver(() => {
      const drawn = [...earlier.querySelectorAll("details")];
      for (const details of drawn) if (opened.has(name(details))) details.open = true;
      if (!focused || focused.isConnected || document.activeElement !== document.body) return;
      drawn.find((details) => name(details) === name(focused))?.querySelector("summary").focus({ preventScroll: true });
    }).observe(earlier, { childList: true, subtree: true });
  };

  // A live region must be there before its contents change, or a screen reader stays silent.
  const attend = () => {
    const answer = document.getElementById("answer"), earlier = document.getElementById("earlier");
    if (!answer || !earlier || answer.hasAttribute("aria-live")) return;
    answer.setAttribute("aria-live", "polite");
    tell(answer, earlier);
    keep(earlier);
    new MutationObserver(() => {
      answer.setAttribute("aria-busy", String(Boolean(answer.querySelector(".working"))));
      const wrong = answer.querySelector(".problem[data-field]")?.dataset.field;
      for (const id of ["question", "country", "as-of"]) {
        const field = document.querySelector(`#${id} textarea, #${id} input`);
        if (id === wrong && field.getAttribute("aria-invalid") !== "true") field.focus();
        for (const [name, value] of [["aria-invalid", "true"], ["aria-errormessage", "problem"]]) {
          if (id === wrong) field.setAttribute(name, value);
          else field.removeAttribute(name);
        }
      }
    }).observe(answer, { childList: true, subtree: true });
  };
  new MutationObserver(attend).observe(document.documentElement, { childList: true, subtree: true });
  // The framework calls every page English; this one opens in Dutch.
  document.documentElement.lang = "nl";
})();
