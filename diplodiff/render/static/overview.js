"use strict";
// Sorting and filtering of the instruments. Without this script the whole table can be read.
(function () {
  var form = document.querySelector(".toolbar");
  var body = document.querySelector("tbody");
  var rows = Array.prototype.slice.call(body.querySelectorAll("tr.instrument"));
  var texts = new Map();

  function plain(text) {
    return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
  }

  function words(row) {
    if (!texts.has(row)) { texts.set(row, plain(row.textContent)); }
    return texts.get(row);
  }

  function filter() {
    var wanted = Array.prototype.map.call(form.querySelectorAll("[name=status]:checked"), function (box) { return box.value; });
    var severity = form.querySelector("[name=severity]").value;
    var text = plain(form.querySelector("[name=text]").value).trim();
    var shown = 0;
    rows.forEach(function (row) {
      var fits = wanted.indexOf(row.dataset.status) >= 0 &&
        (!severity || row.dataset.severities.split(" ").indexOf(severity) >= 0) &&
        (!text || words(row).indexOf(text) >= 0);
      row.hidden = !fits;
      shown += fits;
    });
    form.querySelector(".shown").textContent = shown + " of " + rows.length +
      (rows.length === 1 ? " instrument shown" : " instruments shown");
  }

  var order = new Intl.Collator(undefined, { numeric: true });

  function sort(head) {
    var key = head.dataset.sort;
    var number = head.dataset.kind === "number";
    // the largest numbers are looked for first, names from the beginning
    var down = head.hasAttribute("aria-sort") ? head.getAttribute("aria-sort") === "ascending" : number;
    document.querySelectorAll("th[aria-sort]").forEach(function (other) { other.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    rows.sort(function (a, b) {
      var found = order.compare(a.dataset[key], b.dataset[key]);
      return down ? -found : found;
    });
    rows.forEach(function (row) { body.appendChild(row); });
  }

  document.querySelectorAll("th[data-sort]").forEach(function (head) {
    var button = document.createElement("button");
    button.type = "button";
    button.appendChild(head.firstElementChild);
    head.appendChild(button);
    button.addEventListener("click", function () { sort(head); });
  });
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("change", filter);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { window.setTimeout(filter, 0); });
  form.reset();
  filter();
}());
