// What makes the pages a little better; without it everything can be read and done all the same.
(() => {
  // What is done at the meeting is told by the API: what is shown live is asked for again, and only what differs is changed.
  const live = document.querySelector("[data-live]");
  if (live && window.EventSource) {
    const { live: meeting, cursor } = live.dataset;
    const query =
      "subscription Live($meeting: String!, $after: String) { acts(of: { meeting: $meeting }, after: $after) { position } }";
    const changed = () => document.body.dispatchEvent(new Event("changed"));
    let source = null;
    const watch = (after) => {
      const variables = JSON.stringify({ meeting, after });
      source = new EventSource(`/graphql?${new URLSearchParams({ query, variables })}`);
      source.addEventListener("next", changed);
      source.addEventListener("error", () => {
        // A browser goes on by itself where a stream was cut off; where it was refused, as when nobody can go on from there, from now on.
        if (source.readyState !== EventSource.CLOSED) return;
        setTimeout(() => {
          watch(null);
          changed();
        }, 1000);
      });
    };
    watch(cursor || null);
    window.addEventListener("pagehide", () => source.close());
    // The room is told where the chair goes, too; what happened before that was heard is asked for.
    if (live.dataset.moves) {
      const moves = new EventSource(live.dataset.moves);
      for (const name of ["open", "moved"]) moves.addEventListener(name, changed);
      window.addEventListener("pagehide", () => moves.close());
    }
    // A page that comes back as it was left is not told anything any more.
    window.addEventListener("pageshow", ({ persisted }) => persisted && window.location.reload());
  }

  // Whoever goes back in the console by the browser's own button sees what that kept, of which the server, and so the room, is not told.
  const [arrival] = performance.getEntriesByType("navigation");
  if (arrival?.type === "back_forward" && document.querySelector(".console"))
    fetch(window.location.href, { cache: "no-store" });

  // The slider through time says the day in the list while it is moved, and goes there once it rests; by keyboard one can go on from there.
  const slider = document.querySelector("[data-through]");
  if (slider) {
    const { form } = slider;
    const days = form.elements.asOf;
    const follow = () => slider.setAttribute("aria-valuetext", days.selectedOptions[0].text);
    let resting = null;
    follow();
    slider.addEventListener("input", () => {
      clearTimeout(resting);
      days.selectedIndex = Number(slider.value);
      follow();
    });
    slider.addEventListener("change", () => {
      resting = setTimeout(() => form.requestSubmit(), 400);
    });
    days.addEventListener("change", () => {
      slider.value = days.selectedIndex;
      follow();
    });
    if (window.location.hash === "#through") slider.focus({ preventScroll: true });
  }

  // The console: one key per decision. Nobody's typing is taken for a key, and nothing with Ctrl, Alt or Meta is.
  const isTyping = (element) =>
    element instanceof Element && element.matches("input:not([type=checkbox]), textarea, select");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && isTyping(document.activeElement)) return document.activeElement.blur();
    // A title is one line: Enter sends the form, as in every other field.
    if (
      event.key === "Enter" &&
      event.target instanceof HTMLTextAreaElement &&
      event.target.name === "title"
    ) {
      event.preventDefault();
      event.target.form.requestSubmit();
      return;
    }
    if (isTyping(document.activeElement)) return;
    const key = CSS.escape(event.key);
    const field = document.querySelector(`[data-field-key="${key}"]`);
    const control = document.querySelector(`[data-key="${key}"]`);
    if (!field && !control) return;
    event.preventDefault();
    if (field) return field.focus();
    const needed = control.dataset.needs ? control.form.elements[control.dataset.needs] : null;
    if (needed && needed.value.trim() === "") {
      // The reason first; Enter in it then sends this decision.
      needed.focus();
      needed.dataset.sends = control.value;
      return;
    }
    control.click();
  });
  document.addEventListener("keydown", (event) => {
    const { sends } = event.target.dataset ?? {};
    if (event.key !== "Enter" || !sends) return;
    event.preventDefault();
    event.target.form.querySelector(`button[value="${sends}"]`).click();
  });
  const first = document.querySelector(".decide [aria-invalid], .decide [data-first]");
  if (first) first.focus();
})();
