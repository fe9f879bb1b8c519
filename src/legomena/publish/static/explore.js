// Ways to look closer that need a script: counting rules over the figures, kinds and days over the map.
// Without it the page holds the same, all at once.
(function () {
  "use strict";
  var all = function (selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); };
  all(".scripted").forEach(function (node) { node.hidden = false; });
  rules(document.getElementById("tolls"), (window.LEGOMENA || {}).rules || {});
  all("[data-filtered]").forEach(filters);

  // One counting rule at a time: what it uses is marked, what it leaves out is faint and says why.
  function rules(section, known) {
    if (!section) return;
    var status = section.querySelector(".ruling");
    var ids = (window.LEGOMENA || { claims: [] }).claims.map(function (claim) { return claim[0]; });
    var looked = {};
    section.addEventListener("change", function (event) {
      if (event.target.name === "policy") show(event.target.value);
    });
    section.addEventListener("toggle", function () {
      var now = section.querySelector("input[name=policy]:checked");
      if (now && now.value) show(now.value);
    }, true);

    function table(name) {
      if (!looked[name]) {
        var why = Object.create(null);
        known[name].used.forEach(function (n) { why[ids[n]] = ""; });
        known[name].out.forEach(function (one) { one.slice(1).forEach(function (n) { if (!(ids[n] in why)) why[ids[n]] = one[0]; }); });
        looked[name] = why;
      }
      return looked[name];
    }

    function show(name) {
      var why = name && known[name] ? table(name) : null;
      section.classList.toggle("ruled", Boolean(why));
      all(".why", section).forEach(function (node) { node.remove(); });
      all(".rules tbody tr", section).forEach(function (row) {
        var input = row.querySelector("input");
        row.classList.toggle("chosen", Boolean(input && input.checked && name));
      });
      all(".policy", section).forEach(function (node) { node.classList.toggle("chosen", node.getAttribute("data-policy") === name); });
      all(".grid a.cite, .tolls td.num > a.cite, svg.chart a.cite", section).forEach(function (link) {
        var claims = link.getAttribute("data-claims").split(" ");
        var used = why && claims.some(function (id) { return why[id] === ""; });
        var out = why && !used && claims.map(function (id) { return why[id]; }).filter(Boolean)[0];
        var box = link.closest("svg") ? link : link.closest("td");
        box.classList.toggle("used", Boolean(used));
        box.classList.toggle("unused", Boolean(why && !used));
        if (box !== link && why && link.closest(".tolls")) {
          var note = document.createElement("small");
          note.className = "why";
          note.textContent = used ? "used by this rule" : "left out: " + (out || "not comparable");
          box.appendChild(note);
        }
      });
      if (!status) return;
      status.hidden = !why;
      if (!why) { status.textContent = ""; return; }
      var reasons = known[name].out.slice().sort(function (a, b) { return b.length - a.length; }).slice(0, 5);
      status.textContent = "By the rule " + name + ": " + known[name].used.length + " claims are used. Left out most: " +
        (reasons.map(function (one) { return one[0] + " (" + (one.length - 1) + ")"; }).join("; ") || "nothing") + ".";
    }
  }

  // The map: which kinds, and which day. What has no date stays, since it may be of any day.
  function filters(box) {
    var boxes = all(".kinds input", box);
    var slider = box.querySelector(".slider");
    var range = slider && slider.querySelector("input");
    var told = slider && slider.querySelector("output");
    var days = range ? range.getAttribute("data-days").split(" ") : [];
    var places = all("[data-told]", box).map(function (node) {
      return [node, node.getAttribute("data-told").split(" ").map(function (one) { return one.split("/"); })];
    });
    boxes.forEach(function (input) { input.hidden = false; input.addEventListener("change", draw); });
    if (slider) { slider.hidden = false; range.addEventListener("input", draw); }

    function draw() {
      var kinds = {};
      boxes.forEach(function (input) { kinds[input.value] = input.checked; });
      var day = range && Number(range.value) ? days[Number(range.value) - 1] : null;
      var sure = 0, undated = 0;
      places.forEach(function (place) {
        var match = place[1].filter(function (one) {
          if (kinds[one[2]] === false) return false;
          if (!day) return true;
          var first = one[0] === "-" ? one[1] : one[0], last = one[1] === "-" ? one[0] : one[1];
          return first === "-" || (first <= day && day <= last);
        });
        place[0].classList.toggle("off", !match.length);
        var node = place[0];
        node.classList.toggle("unsure", Boolean(day) && match.length > 0 && match.every(function (one) { return one[0] === "-" && one[1] === "-"; }));
        if (node.tagName === "LI") {
          match.forEach(function (one) { if (one[0] === "-" && one[1] === "-") undated += 1; else sure += 1; });
        }
      });
      if (told) {
        told.textContent = day ? spell(day) + ": " + sure + (sure === 1 ? " incident" : " incidents") +
          (undated ? "; " + undated + " more without a date" : "") : "All days";
        range.setAttribute("aria-valuetext", told.textContent);
      }
    }

    function spell(day) {
      var part = day.split("-").map(Number);
      return part[2] + " " + ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"][part[1] - 1] + " " + part[0];
    }
  }
})();
