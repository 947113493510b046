"use strict";
// Filters, copying and folding. Without this script every finding and every row can still be read.
(function () {
  var all = function (selector, root) {
    return Array.prototype.slice.call((root || document).querySelectorAll(selector));
  };
  var one = function (selector, root) {
    return (root || document).querySelector(selector);
  };

  // --- filters
  var form = one(".toolbar");
  var judgements = all(".judgement");
  var texts = new Map();

  function plain(text) {
    return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
  }

  function words(judgement) {
    if (!texts.has(judgement)) {
      var card = judgement.closest(".card") || judgement;
      var row = document.getElementById(card.dataset.passages || "");
      texts.set(judgement, plain(card.textContent + (row ? row.textContent : "")));
    }
    return texts.get(judgement);
  }

  function filter() {
    var severities = all("[name=severity]:checked", form).map(function (box) { return box.value; });
    var rule = one("[name=rule]", form).value;
    var text = plain(one("[name=text]", form).value).trim();
    var shown = 0;
    judgements.forEach(function (judgement) {
      var fits = severities.indexOf(judgement.dataset.severity) >= 0 &&
        (!rule || judgement.dataset.rule === rule) && (!text || words(judgement).indexOf(text) >= 0);
      judgement.hidden = !fits;
      shown += fits;
    });
    all(".card, .rule-group").forEach(function (part) {
      part.hidden = !one(".judgement:not([hidden])", part);
    });
    var narrowed = shown < judgements.length;
    all(".group").forEach(function (group) {
      var parts = all(".card, .rule-group", group);
      var none = parts.length > 0 && parts.every(function (part) { return part.hidden; });
      group.classList.toggle("narrowed", none);
    });
    all(".rule-group").forEach(function (part) {
      if (narrowed && text) { part.open = !part.hidden; }
    });
    one(".shown", form).textContent = shown + " of " + judgements.length +
      (judgements.length === 1 ? " finding shown" : " findings shown");
  }

  if (form) {
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("change", filter);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () { window.setTimeout(filter, 0); });
    form.reset();
    filter();
  }

  // --- quotations with their source
  function quotation(figure) {
    var text = document.getElementById("text-" + figure.dataset.side);
    var passage = one("blockquote", figure).textContent.trim();
    var place = one("figcaption", figure).textContent.trim();
    return "\u201c" + passage + "\u201d\n" + place + "\n" + text.dataset.source + "\n";
  }

  function offer(button, text) {
    // Where the clipboard is not to be had, the quotation stands selected, ready to be copied by hand.
    var figure = button.closest("figure");
    var area = one("textarea", figure) || figure.appendChild(document.createElement("textarea"));
    area.readOnly = true;
    area.rows = 6;
    area.setAttribute("aria-label", "Quotation with its source");
    area.value = text;
    area.focus();
    area.select();
  }

  function say(button, text) {
    var label = one(".label", button);
    var before = label.dataset.before || label.textContent;
    label.dataset.before = before;
    label.textContent = text;
    one(".announced").textContent = text;
    window.setTimeout(function () { label.textContent = before; one(".announced").textContent = ""; }, 2000);
  }

  all(".copy").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      var text = quotation(button.closest("figure"));
      if (!navigator.clipboard) { offer(button, text); return; }
      navigator.clipboard.writeText(text).then(
        function () { say(button, "Copied"); }, function () { offer(button, text); });
    });
  });

  // --- folded rows
  function fold(open) {
    all(".run").forEach(function (run) { run.open = open; });
  }

  var buttons = one(".fold-buttons");
  if (buttons && one(".run")) {
    buttons.hidden = false;
    one(".unfold").addEventListener("click", function () { fold(true); });
    one(".fold").addEventListener("click", function () { fold(false); });
  }

  // --- jumps: what is folded or filtered away is opened first
  function reveal() {
    var target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    if (!target) { return; }
    if (form && target.closest("[hidden]")) { form.reset(); filter(); }
    for (var part = target; part; part = part.parentElement) {
      if (part.tagName === "DETAILS") { part.open = true; }
    }
    target.scrollIntoView();
    if (target.hasAttribute("tabindex")) { target.focus({ preventScroll: true }); }
  }

  window.addEventListener("hashchange", reveal);
  if (window.location.hash) { reveal(); }

  all("[data-row]").forEach(function (mark) {
    mark.addEventListener("click", function () {
      var hash = "#" + mark.dataset.row;
      if (window.location.hash === hash) { reveal(); } else { window.location.hash = hash; }
    });
  });
})();
