// A footnote mark opens its note in place and moves the focus there, for mouse, keyboard and screen reader alike.
document.addEventListener("click", (event) => {
  const mark = event.target.closest("a.mark");
  if (!mark) return;
  const note = document.getElementById(mark.getAttribute("href").slice(1));
  if (!note) return;
  event.preventDefault();
  note.querySelector("details").open = true;
  note.querySelector("summary").focus();
  note.scrollIntoView({ block: "center", behavior: "auto" });
});
